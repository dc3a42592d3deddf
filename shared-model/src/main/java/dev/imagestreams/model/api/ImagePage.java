package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images by digest.
 *
 * @param resourceVersion the last change this page has seen: the place to follow changes from
 * @param next asks for the page after this one; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImagePage(List<StoredImage> items, long resourceVersion, @Nullable String next) {

    public ImagePage {
        items = List.copyOf(items);
    }
}
