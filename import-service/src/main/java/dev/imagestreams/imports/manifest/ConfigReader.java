package dev.imagestreams.imports.manifest;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the bytes of a configuration blob to what is kept of it. Sets come out sorted, so that equal is equal. */
public final class ConfigReader {

    private static final int LAST_YEAR = 9999;

    private ConfigReader() {}

    /** An artifact's configuration may be anything: what cannot be read as an image's is left unread. */
    public static ImageConfig read(Manifest.Single manifest, byte[] content) throws RegistryException {
        try {
            return read(manifest.config(), content, manifest.layers());
        } catch (RegistryException e) {
            if (manifest.isImage()) {
                throw e;
            }
            return unknown(manifest.config(), manifest.layers());
        }
    }

    private static ImageConfig read(Digest id, byte[] content, List<ImageLayer> layers) throws RegistryException {
        ConfigDocument document = HostileJson.read(content, ConfigDocument.class, "image configuration");
        return new ImageConfig(
                id,
                instant(document.created()),
                emptyAsNull(document.parent()),
                emptyAsNull(document.comment()),
                emptyAsNull(document.author()),
                emptyAsNull(document.dockerVersion()),
                emptyAsNull(document.container()),
                new Platform(document.os(), document.architecture(), emptyAsNull(document.variant())),
                run(document.config()),
                run(document.containerConfig()),
                size(content.length, layers));
    }

    /** All that is known of a configuration nobody has seen. */
    public static ImageConfig unknown(Digest id, List<ImageLayer> layers) throws RegistryException {
        return new ImageConfig(id, null, null, null, null, null, null, null, null, null, size(0, layers));
    }

    private static ContainerConfig run(ConfigDocument.@Nullable Run run) throws RegistryException {
        if (run == null) {
            return ContainerConfig.EMPTY;
        }
        return new ContainerConfig(
                emptyAsNull(run.hostname()),
                emptyAsNull(run.domainname()),
                emptyAsNull(run.user()),
                sorted(run.exposedPorts()),
                complete(run.env()),
                complete(run.entrypoint()),
                complete(run.cmd()),
                sorted(run.volumes()),
                emptyAsNull(run.workingDir()),
                emptyAsNull(run.image()),
                complete(run.onBuild()),
                complete(run.labels()));
    }

    /** Bytes of the configuration and of all distinct layers. */
    private static long size(long config, List<ImageLayer> layers) throws RegistryException {
        Set<Digest> counted = new HashSet<>();
        long size = config;
        try {
            for (ImageLayer layer : layers) {
                size = counted.add(layer.digest()) ? Math.addExact(size, layer.size()) : size;
            }
            return size;
        } catch (ArithmeticException e) {
            throw RegistryException.unusable("malformed manifest: the layers are larger than any image");
        }
    }

    private static @Nullable Instant instant(@Nullable String created) throws RegistryException {
        if (created == null || created.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(created);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Falls through: unreadable is as bad as absurd.
        }
        throw malformed("created is no time");
    }

    private static List<String> sorted(@Nullable Map<String, ?> set) {
        return set == null ? List.of() : set.keySet().stream().sorted().toList();
    }

    private static List<String> complete(@Nullable List<@Nullable String> list) throws RegistryException {
        if (list == null) {
            return List.of();
        }
        if (list.stream().anyMatch(Objects::isNull)) {
            throw malformed("null in a list");
        }
        return List.copyOf(list);
    }

    private static Map<String, String> complete(@Nullable Map<String, @Nullable String> map) throws RegistryException {
        if (map == null) {
            return Map.of();
        }
        if (map.values().stream().anyMatch(Objects::isNull)) {
            throw malformed("a label without a value");
        }
        return Map.copyOf(map);
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static RegistryException malformed(String why) {
        return RegistryException.unusable("malformed image configuration: " + why);
    }
}
