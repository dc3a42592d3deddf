/** What can go wrong, named once: every wire form of an error derives from {@link ErrorCode}. */
@NullMarked
package dev.imagestreams.model.error;

import org.jspecify.annotations.NullMarked;
