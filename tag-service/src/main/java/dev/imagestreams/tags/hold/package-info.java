/** Ends holds whose time is over. */
@NullMarked
package dev.imagestreams.tags.hold;

import org.jspecify.annotations.NullMarked;
