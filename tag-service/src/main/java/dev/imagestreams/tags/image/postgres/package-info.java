/** Images in PostgreSQL. */
@NullMarked
package dev.imagestreams.tags.image.postgres;

import org.jspecify.annotations.NullMarked;
