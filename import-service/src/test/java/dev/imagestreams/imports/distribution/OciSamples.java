package dev.imagestreams.imports.distribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Less usual things that registries hold, added to a layout. */
final class OciSamples {

    private final OciLayout layout;

    OciSamples(OciLayout layout) {
        this.layout = layout;
    }

    /** The images of an index for amd64 and arm64, and before them what a builder says about its build. */
    ObjectNode attested(SampleIndex index) throws IOException {
        ObjectNode amd64 =
                OciLayout.on("linux", "amd64", layout.add(index.images().get(0)));
        ObjectNode arm64 =
                OciLayout.on("linux", "arm64", layout.add(index.images().get(1)));
        return layout.add(OciLayout.INDEX, OciLayout.index(attestation(), amd64, arm64));
    }

    /** The images of an index, without a word on what they are for. */
    ObjectNode bare(SampleIndex index) throws IOException {
        ObjectNode first = layout.add(index.images().get(0));
        return layout.add(
                OciLayout.INDEX,
                OciLayout.index(first, layout.add(index.images().get(1))));
    }

    /** An image, and an index, which is said to be for a platform of its own. */
    byte[] nested(SampleIndex index) throws IOException {
        ObjectNode arm64 =
                OciLayout.on("linux", "arm64", layout.add(index.images().get(1)));
        ObjectNode inner = OciLayout.on("linux", "s390x", layout.add(index));
        return ModelJson.mapper().writeValueAsBytes(OciLayout.index(arm64, inner));
    }

    private ObjectNode attestation() throws IOException {
        ObjectNode statement = layout.add("application/vnd.in-toto+json", "{\"_type\":\"statement\"}");
        ObjectNode config = layout.add(
                OciLayout.CONFIG, "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"config\":{},\"rootfs\":{}}");
        return OciLayout.on(
                "unknown", "unknown", layout.add(OciLayout.MANIFEST, OciLayout.manifest(config, statement)));
    }

    /** With two megabytes of history in its configuration. */
    ObjectNode large() throws IOException {
        String history = IntStream.range(0, 20_000)
                .mapToObj(
                        "{\"created_by\":\"RUN step %05d of a build that was never squashed, with all that it did\"}"
                                ::formatted)
                .collect(Collectors.joining(","));
        ObjectNode config = layout.add(
                OciLayout.CONFIG,
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{},\"history\":[" + history
                        + "]}");
        return layout.add(
                OciLayout.MANIFEST,
                OciLayout.manifest(config, layout.add("application/vnd.oci.image.layer.v1.tar", "a large one's")));
    }

    ObjectNode chart() throws IOException {
        ObjectNode chart = OciLayout.manifest(
                layout.add("application/vnd.cncf.helm.config.v1+json", "{\"name\":\"chart\",\"version\":\"1.0.0\"}"),
                layout.add("application/vnd.cncf.helm.chart.content.v1.tar+gzip", "of a chart"));
        return layout.add(OciLayout.MANIFEST, chart);
    }

    /** Of something that is in no other image, because a registry is not sent again what it has. */
    ObjectNode uncompressed() throws IOException {
        ObjectNode layer = layout.add("application/vnd.oci.image.layer.v1.tar", "a layer that is not compressed yet");
        ObjectNode config = layout.add(
                OciLayout.CONFIG,
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%s\"]}}"
                        .formatted(layer.path("digest").asText()));
        return layout.add(OciLayout.MANIFEST, OciLayout.manifest(config, layer));
    }
}
