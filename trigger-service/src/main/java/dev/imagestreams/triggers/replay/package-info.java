/** Telling again, or for the first time, what was recorded before; and what would be told. */
@NullMarked
package dev.imagestreams.triggers.replay;

import org.jspecify.annotations.NullMarked;
