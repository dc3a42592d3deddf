package dev.imagestreams.imports.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Indexes of referrers, and what only looks like one. */
class ReferrerIndexTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String ENTRY = "{\"mediaType\":\"m\",\"digest\":\"" + DIGEST + "\",\"size\":7}";
    private static final String WHOLE =
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
              {"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":7,
               "artifactType":"application/spdx+json","annotations":{"a":"b","none":null},"data":"eA==","urls":[]}]}"""
                    .formatted(DIGEST);

    static Stream<String> others() {
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"manifests\":null}",
                "{\"manifests\":{}}",
                "{\"manifests\":[null]}",
                "{\"manifests\":[{}]}",
                "{\"manifests\":[7]}",
                "{\"manifests\":[" + ENTRY.replace("7}", "-7}") + "]}",
                "{\"manifests\":[" + ENTRY.replace("7}", "\"7\"}") + "]}",
                "{\"manifests\":[" + ENTRY.replace("sha256:", "sha256:../") + "]}",
                "{\"manifests\":[" + ENTRY.replace("\"m\"", "null") + "]}",
                "{\"manifests\":[" + ENTRY.replace("\"m\"", "\"" + "m".repeat(256) + "\"") + "]}",
                "{\"manifests\":[" + ENTRY.replace("\"m\"", "\"\\u0000\"") + "]}",
                "{\"manifests\":[" + ENTRY.replace("7}", "7,\"annotations\":{\"a\":[]}}") + "]}",
                "{\"manifests\":[" + ENTRY.replace("7}", "7,\"annotations\":{\"a\":\"\\u0000\"}}") + "]}",
                "{\"manifests\":[" + (ENTRY + ",").repeat(50_000) + ENTRY + "]}",
                "{\"manifests\":" + "[".repeat(100_000),
                "{\"config\":{},\"layers\":[]}",
                "{\"manifests\":[],\"layers\":[]}",
                "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"manifests\":[]}",
                "<html>");
    }

    @Test
    void readsWhatIsSaidOfAReferrer() throws Exception {
        assertThat(read(WHOLE))
                .containsExactly(new ReferrerDescriptor(
                        Digest.parse(DIGEST),
                        "application/vnd.oci.image.manifest.v1+json",
                        "application/spdx+json",
                        7,
                        Map.of("a", "b")));
    }

    @Test
    void readsAnEmptyIndex() throws Exception {
        assertThat(read("{\"schemaVersion\":2,\"manifests\":[]}")).isEmpty();
    }

    @Test
    void takesNoMoreThanTheFirst() throws Exception {
        String many = IntStream.range(0, 250)
                .mapToObj(i -> ENTRY.replace("a".repeat(64), "%064x".formatted(i)))
                .collect(Collectors.joining(","));

        List<ReferrerDescriptor> read = read("{\"manifests\":[" + many + "]}");

        assertThat(read).hasSize(100);
        assertThat(read.get(99).digest().hex()).endsWith("63");
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesWhatIsNone(String content) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(RegistryException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    /** Whatever is broken of it, it is read or refused. */
    @Property(tries = 500)
    void survivesAnyCut(@ForAll @IntRange(max = 300) int from, @ForAll @IntRange(max = 40) int length) {
        int begin = Math.min(from, WHOLE.length());
        String cut = WHOLE.substring(0, begin) + WHOLE.substring(Math.min(begin + length, WHOLE.length()));
        try {
            assertThat(read(cut)).hasSizeLessThanOrEqualTo(1);
        } catch (RegistryException e) {
            assertThat(e.passing()).isFalse();
        }
    }

    private static List<ReferrerDescriptor> read(String content) throws RegistryException {
        return ReferrerIndex.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
