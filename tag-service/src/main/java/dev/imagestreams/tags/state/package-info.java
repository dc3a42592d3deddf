/**
 * Tells what every tag is now, on a topic that is compacted. The log of changes says whose state is to be told; the state is
 * read when it is told, so that what is told later is never older.
 */
@NullMarked
package dev.imagestreams.tags.state;

import org.jspecify.annotations.NullMarked;
