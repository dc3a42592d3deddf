package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an image runs on, as in an OCI index entry.
 *
 * @param os e.g. {@code linux}; empty when the image does not say
 * @param architecture e.g. {@code amd64}; empty when the image does not say
 * @param variant e.g. {@code v8}, or null
 */
public record Platform(
        String os, String architecture, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant) {

    public Platform {
        os = os == null ? "" : os;
        architecture = architecture == null ? "" : architecture;
        variant = variant == null || variant.isEmpty() ? null : variant;
    }

    public static Platform of(String os, String architecture) {
        return new Platform(os, architecture, null);
    }

    @Override
    public String toString() {
        return variant == null ? os + '/' + architecture : os + '/' + architecture + '/' + variant;
    }
}
