package dev.imagestreams.imports.distribution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Images in a folder, as the OCI image layout has them: what skopeo copies from. */
final class OciLayout {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private final Path folder;
    private final ArrayNode named = ModelJson.mapper().createArrayNode();

    OciLayout(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    /** As skopeo calls it. */
    String location(String name) {
        return "oci:" + folder + ':' + name;
    }

    /** Keeps some content, and describes it. */
    ObjectNode add(String mediaType, byte[] content) throws IOException {
        Digest digest = Digest.sha256(content);
        Files.write(folder.resolve("blobs/sha256").resolve(digest.hex()), content);
        return ModelJson.mapper()
                .createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest.toString())
                .put("size", content.length);
    }

    ObjectNode add(String mediaType, String content) throws IOException {
        return add(mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode add(String mediaType, ObjectNode content) throws IOException {
        return add(mediaType, ModelJson.mapper().writeValueAsBytes(content));
    }

    ObjectNode add(SampleImage image) throws IOException {
        add(CONFIG, image.config());
        for (byte[] layer : image.layers()) {
            add("", layer);
        }
        return add(MANIFEST, image.manifest().bytes());
    }

    ObjectNode add(SampleIndex index) throws IOException {
        for (SampleImage image : index.images()) {
            add(image);
        }
        return add(INDEX, index.manifest().bytes());
    }

    /** A manifest over content that was added. */
    static ObjectNode manifest(ObjectNode config, ObjectNode... layers) {
        ObjectNode manifest =
                ModelJson.mapper().createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", config);
        manifest.putArray("layers").addAll(List.of(layers));
        return manifest;
    }

    /** An index over manifests that were added. */
    static ObjectNode index(ObjectNode... manifests) {
        ObjectNode index =
                ModelJson.mapper().createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        index.putArray("manifests").addAll(List.of(manifests));
        return index;
    }

    /** The same description, for a platform. */
    static ObjectNode on(String os, String architecture, ObjectNode description) {
        ObjectNode copy = description.deepCopy();
        copy.putObject("platform").put("os", os).put("architecture", architecture);
        return copy;
    }

    /** Makes what is described known by a name. */
    void name(String name, ObjectNode description) throws IOException {
        ObjectNode copy = description.deepCopy();
        copy.putObject("annotations").put("org.opencontainers.image.ref.name", name);
        named.add(copy);
        ObjectNode index = ModelJson.mapper().createObjectNode().put("schemaVersion", 2);
        index.set("manifests", named);
        Files.write(folder.resolve("index.json"), ModelJson.mapper().writeValueAsBytes(index));
    }
}
