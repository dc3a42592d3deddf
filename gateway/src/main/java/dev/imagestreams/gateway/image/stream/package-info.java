/** {@code imagestreams} and its subresources. */
@NullMarked
package dev.imagestreams.gateway.image.stream;

import org.jspecify.annotations.NullMarked;
