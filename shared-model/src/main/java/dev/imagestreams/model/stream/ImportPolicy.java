package dev.imagestreams.model.stream;

import java.util.Objects;

/**
 * How a tag is imported: {@code importPolicy}.
 *
 * @param insecure TLS is not verified, and plain http is tried when https fails
 * @param scheduled the source is looked at again and again
 */
public record ImportPolicy(boolean insecure, boolean scheduled, ImportMode importMode) {

    public static final ImportPolicy DEFAULT = new ImportPolicy(false, false, ImportMode.LEGACY);

    public ImportPolicy {
        Objects.requireNonNull(importMode);
    }
}
