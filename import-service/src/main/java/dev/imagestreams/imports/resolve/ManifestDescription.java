package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.manifest.ConfigReader;
import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.Manifest;
import dev.imagestreams.imports.manifest.ManifestReader;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.api.ManifestCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * What image a manifest describes that somebody hands in, read by the same rules as one that was fetched. Its digest is
 * that of its bytes. Without the configuration nothing is known but its digest; with one that is not the one the manifest
 * names, nothing is believed.
 */
public final class ManifestDescription {

    private final Clock clock;

    public ManifestDescription(Clock clock) {
        this.clock = clock;
    }

    /** @throws ImageStreamException {@link ErrorCode#INVALID} if there is no image to be read out of it */
    public Image of(ManifestCommand command) {
        byte[] content = command.manifest().getBytes(StandardCharsets.UTF_8);
        String mediaType = command.mediaType() == null ? "" : command.mediaType();
        try {
            Manifest manifest = ManifestReader.read(new FetchedManifest(Digest.sha256(content), mediaType, content));
            return manifest instanceof Manifest.Index index
                    ? ImageReader.list(index, command.reference(), clock.instant())
                    : single((Manifest.Single) manifest, command);
        } catch (RegistryException e) {
            throw new ImageStreamException(ErrorCode.INVALID, String.valueOf(e.getMessage()), List.of(), e);
        }
    }

    private static Image single(Manifest.Single manifest, ManifestCommand command) throws RegistryException {
        String text = command.configuration();
        if (text == null) {
            return ImageReader.image(
                    manifest, command.reference(), ConfigReader.unknown(manifest.config(), manifest.layers()));
        }
        byte[] configuration = text.getBytes(StandardCharsets.UTF_8);
        if (!manifest.config().matches(configuration)) {
            throw RegistryException.unusable("content integrity error: the manifest names the configuration "
                    + manifest.config() + ", and what was given is " + Digest.sha256(configuration));
        }
        ImageConfig config = ConfigReader.read(manifest, configuration);
        return ImageReader.image(manifest, command.reference(), config);
    }
}
