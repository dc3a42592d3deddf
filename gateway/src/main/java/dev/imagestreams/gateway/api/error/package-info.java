/** Errors as {@code metav1.Status}, built in one place. */
@NullMarked
package dev.imagestreams.gateway.api.error;

import org.jspecify.annotations.NullMarked;
