package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of a namespace may grow to; null means without limit. Source: limit ranges of the types
 * {@code openshift.io/ImageStream} and {@code openshift.io/Image}, and the quota {@code openshift.io/imagestreams}.
 *
 * @param imageTags distinct references in the spec of one stream
 * @param images distinct images in the status of one stream
 * @param imageBytes size of one image that is pushed or mapped
 * @param streams streams in the namespace
 * @param quotaName the quota that limits {@code streams}, for the refusal's text; null when none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceLimits(
        @Nullable Long imageTags,
        @Nullable Long images,
        @Nullable Long imageBytes,
        @Nullable Long streams,
        @Nullable String quotaName) {

    public static final NamespaceLimits NONE = new NamespaceLimits(null, null, null, null, null);
}
