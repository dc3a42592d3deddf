/** Between the classes of {@code image.openshift.io/v1} and the shared words. Pure functions, tested on recorded bodies. */
@NullMarked
package dev.imagestreams.gateway.image.convert;

import org.jspecify.annotations.NullMarked;
