/** Configs, and what they have fired, in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.config.postgres;

import org.jspecify.annotations.NullMarked;
