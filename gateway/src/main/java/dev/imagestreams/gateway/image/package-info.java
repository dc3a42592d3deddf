/** {@code image.openshift.io/v1}: one thin class per resource, and the converters between its shapes and the shared words. */
@NullMarked
package dev.imagestreams.gateway.image;

import org.jspecify.annotations.NullMarked;
