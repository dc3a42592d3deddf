package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Source references of one stream resolved to digests, or failed. All results of an event are applied to the stream in
 * one change. The CloudEvents id of an answer to {@link ImportRequested} is derived from the request's, so that an
 * answer given twice is applied once.
 *
 * @param uid the stream the answer is for; null when a stream of that name may be created for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestResolved(StreamKey stream, @Nullable UUID uid, Attribution by, List<SourceResult> results)
        implements StreamEvent {

    public DigestResolved {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(by);
        results = List.copyOf(results);
    }

    @Override
    public @Nullable TraceContext trace() {
        return by.trace();
    }

    /** The same, said in the course of other work. */
    public DigestResolved in(@Nullable TraceContext other) {
        return new DigestResolved(stream, uid, by.in(other), results);
    }
}
