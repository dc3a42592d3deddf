package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a tag: an entry of {@code status.tags[]}.
 *
 * @param items newest first; empty when every import so far failed
 * @param failure why the last import failed, or null when it did not
 * @param pending what the tag would point to if it were not held, or null when nothing waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagStatus(
        StreamTag tag, List<TagEvent> items, @Nullable TagCondition failure, @Nullable TagEvent pending) {

    public TagStatus {
        Objects.requireNonNull(tag);
        items = items == null ? List.of() : List.copyOf(items);
    }

    public TagStatus(StreamTag tag, List<TagEvent> items, @Nullable TagCondition failure) {
        this(tag, items, failure, null);
    }

    @JsonIgnore
    public Optional<TagEvent> newest() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }
}
