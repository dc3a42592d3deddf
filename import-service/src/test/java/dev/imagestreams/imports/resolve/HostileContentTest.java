package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.manifest.MediaTypes;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Clock;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a registry sends is an answer or a failure, and never an exception. */
class HostileContentTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String LAYER = "{\"mediaType\":\"l\",\"digest\":\"" + DIGEST + "\",\"size\":1}";

    private final ShelfSource shelf = new ShelfSource();
    private final ImageResolver resolver = new ImageResolver(Clock.systemUTC());

    static Stream<String> manifests() {
        return Stream.of(
                "",
                "null",
                "42",
                "[]",
                "{}",
                "{\"schemaVersion\":2",
                "{\"schemaVersion\":2} trailing",
                "[".repeat(100_000),
                "{\"config\":" + LAYER + ",\"layers\":" + "[".repeat(100_000),
                "{\"config\":" + LAYER + ",\"layers\":[null]}",
                "{\"config\":null,\"layers\":[" + LAYER + "]}",
                "{\"config\":" + LAYER + ",\"layers\":null}",
                "{\"config\":" + LAYER + ",\"layers\":{}}",
                "{\"config\":" + LAYER + ",\"layers\":[\"" + DIGEST + "\"]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("1}", "-1}") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("1}", "1.5}") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("1}", "\"1\"}") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("1}", "9".repeat(30) + "}") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("1}", "9".repeat(100_000) + "}") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("\"l\"", "7") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace("\"l\"", "\"\\u0000\"") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + LAYER.replace(DIGEST, "sha256:zz") + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[" + (LAYER + ",").repeat(30_000) + LAYER + "]}",
                "{\"config\":" + LAYER + ",\"layers\":[],\"manifests\":[]}",
                "{\"schemaVersion\":\"two\",\"config\":" + LAYER + ",\"layers\":[]}",
                "{\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"config\":" + LAYER + ",\"layers\":[]}",
                "{\"mediaType\":\"text/html\",\"config\":" + LAYER + ",\"layers\":[]}");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void refusesAManifest(String manifest) {
        shelf.tag("1", shelf.put(MediaTypes.OCI_MANIFEST, manifest));

        assertThat(outcome()).isInstanceOfSatisfying(ImportOutcome.Failed.class, failed -> assertThat(failed.message())
                .hasSizeLessThan(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"manifests\":[null]}",
                "{\"manifests\":[{}]}",
                "{\"manifests\":[7]}",
                "{\"manifests\":[{\"mediaType\":\"m\",\"size\":1,\"digest\":\"md5:1\"}]}",
                "{\"manifests\":[{\"mediaType\":\"m\",\"size\":1,\"digest\":null}]}",
                "{\"manifests\":null}",
                "{\"manifests\":[],\"layers\":[]}"
            })
    void refusesAnIndex(String index) {
        shelf.tag("1", shelf.put(MediaTypes.OCI_INDEX, index));

        assertThat(outcome()).isInstanceOf(ImportOutcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"text\"",
                "{\"config\":7}",
                "{\"config\":{\"Env\":[null]}}",
                "{\"config\":{\"Env\":\"A=1\"}}",
                "{\"config\":{\"Env\":[{}]}}",
                "{\"config\":{\"Env\":[1]}}",
                "{\"config\":{\"Labels\":{\"a\":null}}}",
                "{\"config\":{\"Labels\":{\"a\":[]}}}",
                "{\"config\":{\"Labels\":{\"a\":\"\\u0000\"}}}",
                "{\"config\":{\"Labels\":{\"\\u0000\":\"a\"}}}",
                "{\"config\":{\"Labels\":{\"a\":\"\\ud800\"}}}",
                "{\"config\":{\"ExposedPorts\":[\"8080/tcp\"]}}",
                "{\"config\":{\"Volumes\":{\"\\udfff\":{}}}}",
                "{\"created\":7}",
                "{\"created\":\"yesterday\"}",
                "{\"created\":\"+99999-01-01T00:00:00Z\"}",
                "{\"os\":{}}"
            })
    void refusesAConfiguration(String configuration) {
        shelf.tag("1", shelf.putImage(configuration));

        assertThat(outcome()).isInstanceOfSatisfying(ImportOutcome.Failed.class, failed -> assertThat(failed.message())
                .contains("malformed image configuration"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "no json",
                "{\"created\":7,\"config\":\"chart\"}",
                "{\"name\":\"chart\",\"version\":\"0.1.0\",\"apiVersion\":\"v2\"}"
            })
    void leavesTheConfigurationOfAnArtifactUnread(String configuration) {
        Digest config = shelf.putConfiguration(configuration);
        Digest artifact = shelf.put(
                MediaTypes.OCI_MANIFEST, ShelfSource.manifest("application/vnd.cncf.helm.config.v1+json", config));
        shelf.tag("1", artifact);

        assertThat(outcome()).isInstanceOfSatisfying(ImportOutcome.Resolved.class, resolved -> {
            assertThat(resolved.image().digest()).isEqualTo(artifact);
            assertThat(resolved.image().layers()).hasSize(3);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"config\":null,\"created\":null,\"os\":null}",
                "{\"config\":{\"Env\":null,\"Labels\":null,\"ExposedPorts\":null,\"Cmd\":null}}",
                "{\"created\":\"\",\"unknown\":{\"deep\":[[[{}]]]}}",
                "{\"created\":\"0001-01-01T00:00:00Z\"}",
                "{\"config\":{\"ExposedPorts\":{\"8080/tcp\":null}}}",
                "{\"config\":{\"Labels\":{\"emoji\":\"\\ud83d\\ude00\"}}}"
            })
    void toleratesWhatRealBuildersWrite(String configuration) {
        shelf.tag("1", shelf.putImage(configuration));

        assertThat(outcome()).isInstanceOf(ImportOutcome.Resolved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.docker.distribution.manifest.v1+json",
                "application/vnd.docker.distribution.manifest.v1+prettyjws"
            })
    void saysWhyItDoesNotTakeSchema1(String mediaType) {
        shelf.tag("1", shelf.put(mediaType, "{\"schemaVersion\":1,\"fsLayers\":[],\"history\":[]}"));

        assertThat(outcome()).isInstanceOfSatisfying(ImportOutcome.Failed.class, failed -> assertThat(failed.message())
                .contains("docker schema 1 manifests are not supported"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain", "application/octet-stream"})
    void understandsAManifestServedUnderAGeneralType(String contentType) {
        Digest configuration = shelf.putConfiguration("{}");
        shelf.tag("1", shelf.put(contentType, ShelfSource.image(configuration)));

        assertThat(outcome()).isInstanceOf(ImportOutcome.Resolved.class);
    }

    @Property(tries = 300)
    void survivesAnyMutationOfAManifest(@ForAll("mutations") Mutation mutation) {
        Digest configuration = shelf.putConfiguration("{\"config\":{\"Env\":[\"A=1\"]}}");
        shelf.tag("1", shelf.put(MediaTypes.OCI_MANIFEST, mutation.of(ShelfSource.image(configuration))));

        assertThat(outcome()).isNotNull();
    }

    @Property(tries = 300)
    void survivesAnyMutationOfAConfiguration(@ForAll("mutations") Mutation mutation) {
        shelf.tag(
                "1",
                shelf.putImage(
                        mutation.of(
                                "{\"created\":\"2026-01-01T00:00:00Z\",\"config\":{\"Env\":[\"A=1\"],\"Labels\":{\"a\":\"b\"}}}")));

        assertThat(outcome()).isNotNull();
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        Arbitrary<String> replacement = Arbitraries.of(
                "",
                "null",
                "{}",
                "[]",
                "\"",
                ",",
                "{",
                "]",
                "-1",
                "1e999",
                "\\",
                "\\u0000",
                "\u0000",
                "\uFFFF",
                "99999999999999999999");
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        replacement)
                .as(Mutation::new);
    }

    /** Replaces a stretch of text somewhere. */
    record Mutation(double where, int length, String replacement) {

        String of(String text) {
            int from = (int) (where * text.length());
            return text.substring(0, from) + replacement + text.substring(Math.min(from + length, text.length()));
        }
    }

    private ImportOutcome outcome() {
        return resolver.resolve(
                        new TagImport(null, null, "app:1", ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null), shelf)
                .outcome();
    }
}
