/** {@code imagestreamimports}: imports that somebody waits for. */
@NullMarked
package dev.imagestreams.gateway.image.imports;

import org.jspecify.annotations.NullMarked;
