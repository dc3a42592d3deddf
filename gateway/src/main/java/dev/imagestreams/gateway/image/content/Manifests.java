package dev.imagestreams.gateway.image.content;

import dev.imagestreams.gateway.client.ImportService;
import dev.imagestreams.gateway.image.convert.ImageDraftConverter;
import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ManifestCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Image;
import io.fabric8.openshift.api.model.ImageStreamMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Images whose manifest comes with them, as the registry sends them in an {@link ImageStreamMapping}: what an image is made
 * of is read from the manifest, and not believed. An image without a manifest is what its writer says.
 */
@ApplicationScoped
class Manifests {

    private final ImportService imports;

    Manifests(@RestClient ImportService imports) {
        this.imports = imports;
    }

    /** @param path of the image in its object, with a dot at the end; empty for an image by itself */
    ImageDraft describe(ImageDraft draft, io.fabric8.openshift.api.model.Image api, String path) {
        String manifest = api.getDockerImageManifest();
        if (manifest == null || manifest.isEmpty()) {
            return draft;
        }
        Image described = read(api, manifest, path);
        if (!described.digest().equals(draft.image().digest())) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    path + "metadata.name",
                    draft.image().digest().toString(),
                    "must be the digest of dockerImageManifest, which is " + described.digest())));
        }
        return ImageDraftConverter.described(draft, described);
    }

    private Image read(io.fabric8.openshift.api.model.Image api, String manifest, String path) {
        try {
            return imports.read(new ManifestCommand(
                    api.getDockerImageReference(),
                    orNull(api.getDockerImageManifestMediaType()),
                    manifest,
                    orNull(api.getDockerImageConfig())));
        } catch (ImageStreamException e) {
            if (e.code() != ErrorCode.INVALID && e.code() != ErrorCode.BAD_REQUEST) {
                throw e;
            }
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    path + "dockerImageManifest", "", Objects.requireNonNullElse(e.getMessage(), "cannot be read"))));
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
