/** The unauthenticated health paths of a Kubernetes API server. */
@NullMarked
package dev.imagestreams.gateway.api.health;

import org.jspecify.annotations.NullMarked;
