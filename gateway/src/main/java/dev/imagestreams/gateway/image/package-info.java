/** {@code image.openshift.io/v1}: what its resources share; one package per kind of resource has the stores. */
@NullMarked
package dev.imagestreams.gateway.image;

import org.jspecify.annotations.NullMarked;
