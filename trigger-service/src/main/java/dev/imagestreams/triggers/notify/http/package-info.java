/** One guarded HTTP POST: checked addresses, no redirects, bounded time and size. */
@NullMarked
package dev.imagestreams.triggers.notify.http;

import org.jspecify.annotations.NullMarked;
