package dev.imagestreams.imports.manifest;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which image of an index a Legacy import takes: the first for the preferred platform, else the first for the usual one
 * here, else the first for linux/amd64, else the first. A preference may name an operating system or an architecture alone.
 *
 * @param preferred by whoever wants the image; null for no preference
 * @param usual of the machines the images are for
 */
public record PlatformChoice(@Nullable Platform preferred, Platform usual) {

    public static final Platform USUAL = Platform.of("linux", "amd64");

    public ImageManifest choose(List<ImageManifest> entries) throws RegistryException {
        return Optional.ofNullable(preferred)
                .flatMap(wanted -> first(entries, wanted))
                .or(() -> first(entries, usual))
                .or(() -> first(entries, USUAL))
                .or(() -> entries.stream().findFirst())
                .orElseThrow(() -> RegistryException.unusable("no manifests in manifest list"));
    }

    private static Optional<ImageManifest> first(List<ImageManifest> entries, Platform wanted) {
        return entries.stream().filter(entry -> fits(entry.platform(), wanted)).findFirst();
    }

    private static boolean fits(Platform offered, Platform wanted) {
        return (wanted.os().isEmpty() || wanted.os().equals(offered.os()))
                && (wanted.architecture().isEmpty() || wanted.architecture().equals(offered.architecture()))
                && (wanted.variant() == null || wanted.variant().equals(offered.variant()));
    }
}
