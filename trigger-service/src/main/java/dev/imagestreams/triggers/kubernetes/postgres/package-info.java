/** Claims on clusters in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.kubernetes.postgres;

import org.jspecify.annotations.NullMarked;
