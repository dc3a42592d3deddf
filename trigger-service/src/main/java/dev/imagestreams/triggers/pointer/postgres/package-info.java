/** Pointers in PostgreSQL, and LISTEN for those that move. */
@NullMarked
package dev.imagestreams.triggers.pointer.postgres;

import org.jspecify.annotations.NullMarked;
