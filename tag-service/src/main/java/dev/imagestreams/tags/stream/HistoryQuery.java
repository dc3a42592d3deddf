package dev.imagestreams.tags.stream;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a tag's history are asked for. A null asks for all.
 *
 * @param before a position; only older entries are answered
 * @param since entries recorded at this time or later
 * @param until entries recorded before this time
 * @param retired whether entries that were taken from view are answered too
 */
public record HistoryQuery(
        long before,
        int limit,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String actor,
        @Nullable Cause cause,
        @Nullable Digest digest,
        boolean retired) {}
