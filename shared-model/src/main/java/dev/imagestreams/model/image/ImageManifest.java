package dev.imagestreams.model.image;

import java.util.Objects;

/**
 * One entry of a manifest list or OCI index.
 *
 * @param manifestSize bytes of the manifest itself
 * @param platform with empty names when the list does not say
 */
public record ImageManifest(Digest digest, String mediaType, long manifestSize, Platform platform) {

    public ImageManifest {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(mediaType);
        platform = platform == null ? Platform.of("", "") : platform;
    }
}
