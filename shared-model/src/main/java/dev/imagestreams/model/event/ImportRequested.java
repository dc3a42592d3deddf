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
 * What a stream wants from registries after a change of its spec.
 *
 * @param uid the stream's identity
 * @param resourceVersion the change that caused this; a smaller one than already seen for this stream is out of date
 * @param imports tags to import now; may be empty
 * @param repository a whole repository to import now; null mostly
 * @param schedule every scheduled tag of the stream, replacing what was known; empty ends all schedules of the stream
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRequested(
        StreamKey stream,
        UUID uid,
        long resourceVersion,
        Attribution by,
        List<TagImport> imports,
        @Nullable RepositoryImport repository,
        List<TagImport> schedule)
        implements StreamEvent {

    public ImportRequested {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(by);
        imports = imports == null ? List.of() : List.copyOf(imports);
        schedule = schedule == null ? List.of() : List.copyOf(schedule);
    }

    /** Without a repository. */
    public ImportRequested(
            StreamKey stream,
            UUID uid,
            long resourceVersion,
            Attribution by,
            List<TagImport> imports,
            List<TagImport> schedule) {
        this(stream, uid, resourceVersion, by, imports, null, schedule);
    }

    @Override
    public @Nullable TraceContext trace() {
        return by.trace();
    }
}
