/** Finding out that a trigger causes what it tells of, though nobody says so, and slowing it down. */
@NullMarked
package dev.imagestreams.triggers.circle;

import org.jspecify.annotations.NullMarked;
