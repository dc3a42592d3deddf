/** What registries answered, applied to the streams: in batches, each event once, whatever crashes when. */
@NullMarked
package dev.imagestreams.tags.inbox;

import org.jspecify.annotations.NullMarked;
