/** What a receiver is told about one change, as the bytes that are signed and sent. */
@NullMarked
package dev.imagestreams.triggers.notice;

import org.jspecify.annotations.NullMarked;
