/** The log of changes and its replays in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.replay.postgres;

import org.jspecify.annotations.NullMarked;
