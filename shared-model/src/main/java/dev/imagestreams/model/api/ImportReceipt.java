package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.error.Problem;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@code digest-resolved} event.
 *
 * @param resourceVersion the change it made, or null when the stream already was so, or it was rejected
 * @param rejected why it was not applied; null when it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReceipt(UUID event, @Nullable Long resourceVersion, @Nullable Problem rejected) {

    public ImportReceipt {
        Objects.requireNonNull(event);
    }
}
