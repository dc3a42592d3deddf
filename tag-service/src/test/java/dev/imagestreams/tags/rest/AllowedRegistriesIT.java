package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The registries of an installation that allows some, through every door. */
@QuarkusTest
@TestProfile(AllowedRegistriesIT.SomeRegistries.class)
class AllowedRegistriesIT {

    private static final String REFUSAL = "registry \"docker.io\" not allowed by whitelist: \"127.0.0.1:5001\","
            + " \"127.0.0.1:5000\", \"quay.io:443\", \"registry.example:443\"";

    public static final class SomeRegistries implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.tags.allowed-registries",
                    "http://127.0.0.1:5000,quay.io,registry.example",
                    "imagestreams.tags.internal-registry",
                    "127.0.0.1:5001");
        }
    }

    @Test
    void whatIsNotAllowedIsToldWhereItIsWritten() {
        StreamKey key = new StreamKey("allowed", "refused");

        assertThat(problem(put(key, external("v1", "docker.io/library/busybox:latest")))
                        .message())
                .isEqualTo("tag.from.name: Forbidden: " + REFUSAL);
        assertThat(problem(create(key, external("v1", "docker.io/library/busybox:latest")))
                        .message())
                .isEqualTo("spec.tags[v1].from.name: Forbidden: " + REFUSAL);
        assertThat(imported(key, resolved("v1", null, "docker.io/library/busybox:latest", "busybox"))
                        .rejected()
                        .message())
                .isEqualTo("spec.tags[v1].from.name: Forbidden: " + REFUSAL);
    }

    @Test
    void whatIsAllowedIsTaken() {
        StreamKey key = new StreamKey("allowed", "taken");

        assertThat(put(key, external("a", "quay.io/foo/bar:latest")).statusCode())
                .isEqualTo(201);
        assertThat(put(key, external("b", "127.0.0.1:5001/allowed/taken:x")).statusCode())
                .isEqualTo(201);
        assertThat(put(
                                key,
                                external("c", "127.0.0.1:5000/peer/hello:v1")
                                        .withImportPolicy(new ImportPolicy(true, false, null)))
                        .statusCode())
                .isEqualTo(201);
        ImportReceipt receipt = imported(key, resolved("d", null, "registry.example/team/app:1", "one"));
        assertThat(receipt.rejected()).isNull();
        assertThat(get(key).status(tag("d"))).isPresent();
    }
}
