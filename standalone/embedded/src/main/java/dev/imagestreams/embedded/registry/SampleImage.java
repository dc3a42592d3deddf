package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import java.util.List;

/**
 * A real image made on the spot: two gzip layers, a config and a manifest. The same format, version and platform give the
 * same bytes.
 *
 * @param config the image configuration's bytes
 * @param layers compressed, lowest first
 */
public record SampleImage(SampleManifest manifest, Platform platform, byte[] config, List<byte[]> layers) {

    /** Which family of media types an image uses. */
    public enum Format {
        OCI(
                "application/vnd.oci.image.manifest.v1+json",
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.oci.image.config.v1+json",
                "application/vnd.oci.image.layer.v1.tar+gzip"),
        DOCKER(
                "application/vnd.docker.distribution.manifest.v2+json",
                "application/vnd.docker.distribution.manifest.list.v2+json",
                "application/vnd.docker.container.image.v1+json",
                "application/vnd.docker.image.rootfs.diff.tar.gzip");

        private final String manifestType;
        private final String indexType;
        private final String configType;
        private final String layerType;

        Format(String manifestType, String indexType, String configType, String layerType) {
            this.manifestType = manifestType;
            this.indexType = indexType;
            this.configType = configType;
            this.layerType = layerType;
        }

        public String manifestType() {
            return manifestType;
        }

        public String indexType() {
            return indexType;
        }
    }

    private static final String CREATED = "2026-01-01T00:00:00Z";

    /** An OCI image for linux/amd64. */
    public static SampleImage version(String version) {
        return make(Format.OCI, version, Platform.of("linux", "amd64"));
    }

    public static SampleImage make(Format format, String version, Platform platform) {
        List<SampleLayer> layers = List.of(
                SampleLayer.withFile("etc/base", "the same in every version for " + platform + '\n'),
                SampleLayer.withFile("app/version", version + '\n'));
        byte[] config = SampleManifest.bytes(config(version, platform, layers));
        ObjectNode manifest = ModelJson.mapper().createObjectNode();
        manifest.put("schemaVersion", 2).put("mediaType", format.manifestType);
        describe(manifest.putObject("config"), format.configType, config);
        layers.forEach(
                layer -> describe(manifest.withArray("layers").addObject(), format.layerType, layer.compressed()));
        return new SampleImage(
                SampleManifest.of(format.manifestType, manifest),
                platform,
                config,
                layers.stream().map(SampleLayer::compressed).toList());
    }

    public Digest digest() {
        return manifest.digest();
    }

    private static void describe(ObjectNode descriptor, String mediaType, byte[] content) {
        descriptor
                .put("mediaType", mediaType)
                .put("size", content.length)
                .put("digest", Digest.sha256(content).toString());
    }

    private static ObjectNode config(String version, Platform platform, List<SampleLayer> layers) {
        ObjectNode root = ModelJson.mapper().createObjectNode();
        root.put("created", CREATED)
                .put("architecture", platform.architecture())
                .put("os", platform.os());
        if (platform.variant() != null) {
            root.put("variant", platform.variant());
        }
        ObjectNode run = root.putObject("config");
        run.put("User", "1001").put("WorkingDir", "/app");
        run.putObject("ExposedPorts").putObject("8080/tcp");
        run.putArray("Env").add("PATH=/usr/bin:/bin").add("APP_VERSION=" + version);
        run.putArray("Entrypoint").add("/app/run");
        run.putArray("Cmd").add("serve");
        run.putObject("Labels").put("org.opencontainers.image.version", version);
        ObjectNode files = root.putObject("rootfs").put("type", "layers");
        layers.forEach(layer ->
                files.withArray("diff_ids").add(Digest.sha256(layer.plain()).toString()));
        layers.forEach(layer -> root.withArray("history")
                .addObject()
                .put("created", CREATED)
                .put("created_by", "COPY " + layer.file()));
        return root;
    }
}
