package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.embedded.registry.SampleManifest;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import java.util.stream.Stream;

/** The images of the transcripts, with the same bytes and so the same digests. */
final class TranscriptImages {

    /** Media types of one family, and the order in which its writers put a descriptor's fields. */
    enum Family {
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

        private final String manifest;
        private final String index;
        private final String config;
        private final String layer;

        Family(String manifest, String index, String config, String layer) {
            this.manifest = manifest;
            this.index = index;
            this.config = config;
            this.layer = layer;
        }

        private void describe(ObjectNode descriptor, String mediaType, byte[] content) {
            String digest = Digest.sha256(content).toString();
            if (this == OCI) {
                descriptor.put("digest", digest).put("size", content.length).put("mediaType", mediaType);
            } else {
                descriptor
                        .put("mediaType", mediaType)
                        .put("size", content.length)
                        .put("digest", digest);
            }
        }
    }

    private TranscriptImages() {}

    static SampleImage image(Family family, String version, String architecture) {
        TranscriptLayer layer = TranscriptLayer.withFile("app/version", version + '-' + architecture + '\n');
        byte[] config = bytes(config(version, architecture, Digest.sha256(layer.plain())));
        ObjectNode manifest = ModelJson.mapper().createObjectNode();
        manifest.put("schemaVersion", 2).put("mediaType", family.manifest);
        family.describe(manifest.putObject("config"), family.config, config);
        family.describe(manifest.putArray("layers").addObject(), family.layer, layer.compressed());
        return new SampleImage(
                new SampleManifest(family.manifest, bytes(manifest)),
                Platform.of("linux", architecture),
                config,
                List.of(layer.compressed()));
    }

    static SampleIndex index(Family family, String version, String... architectures) {
        List<SampleImage> images = Stream.of(architectures)
                .map(architecture -> image(family, version, architecture))
                .toList();
        ObjectNode index = ModelJson.mapper().createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", family.index);
        for (SampleImage image : images) {
            ObjectNode descriptor = index.withArray("manifests").addObject();
            family.describe(descriptor, family.manifest, image.manifest().bytes());
            descriptor
                    .putObject("platform")
                    .put("architecture", image.platform().architecture())
                    .put("os", "linux");
        }
        return new SampleIndex(new SampleManifest(family.index, bytes(index)), images);
    }

    private static ObjectNode config(String version, String architecture, Digest layer) {
        ObjectNode root = ModelJson.mapper().createObjectNode();
        root.put("created", "2020-01-01T00:00:00Z")
                .put("author", "peer lab")
                .put("architecture", architecture)
                .put("os", "linux");
        ObjectNode run = root.putObject("config");
        run.put("User", "1001");
        run.putObject("ExposedPorts").putObject("8080/tcp");
        run.putArray("Env").add("PATH=/usr/bin:/bin").add("APP_VERSION=" + version);
        run.putArray("Entrypoint").add("/app/run");
        run.putArray("Cmd").add("serve");
        run.put("WorkingDir", "/app");
        run.putObject("Labels").put("io.peer.version", version).put("io.openshift.expose-services", "8080:http");
        root.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(layer.toString());
        root.putArray("history")
                .addObject()
                .put("created", "2020-01-01T00:00:00Z")
                .put("created_by", "COPY version " + version + " /app");
        return root;
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return ModelJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }
}
