/** A real PostgreSQL from its published binaries: unpacked, initialised, started detached, and stopped again. */
@NullMarked
package dev.imagestreams.embedded.postgres;

import org.jspecify.annotations.NullMarked;
