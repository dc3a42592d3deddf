package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Read this manifest and tell what image it is; nothing is fetched.
 *
 * @param reference pull spec the image shall have
 * @param mediaType as the client claims it; null lets the manifest tell
 * @param manifest the manifest itself
 * @param configuration the configuration blob it names; null when the client did not send it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManifestCommand(
        String reference, @Nullable String mediaType, String manifest, @Nullable String configuration) {

    public ManifestCommand {
        Objects.requireNonNull(reference);
        Objects.requireNonNull(manifest);
    }
}
