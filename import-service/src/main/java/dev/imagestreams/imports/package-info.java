/** import-service: asks registries what tags point to, now and on schedule, and tells the answer as {@code digest-resolved}. */
@NullMarked
package dev.imagestreams.imports;

import org.jspecify.annotations.NullMarked;
