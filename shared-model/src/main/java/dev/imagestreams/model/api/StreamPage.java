package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.ImageStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams by namespace and name.
 *
 * @param resourceVersion the last change this page has seen: the place to follow changes from
 * @param next asks for the page after this one; null on the last
 * @param remaining how many streams come after this page; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamPage(
        List<ImageStream> items, long resourceVersion, @Nullable String next, @Nullable Long remaining) {

    public StreamPage {
        items = List.copyOf(items);
    }
}
