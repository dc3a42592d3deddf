/** {@code triggers.imagestreams.dev/v1}: who wants to know when images change, in the shape of a Kubernetes resource. */
@NullMarked
package dev.imagestreams.gateway.trigger;

import org.jspecify.annotations.NullMarked;
