package dev.imagestreams.gateway.image.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * import-service is killed in the middle of a cycle of its schedule, while all tags move. Afterwards every move stands once in
 * the history that tag-service keeps, and none is missing. Hints bring the cycle about, so that nobody waits for the interval.
 */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class KilledImportsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STREAM = "killed";
    private static final int TAGS = 40;

    private final ImageApi api = new ImageApi("killed");
    private final Map<String, List<String>> pushed = new HashMap<>();
    private RegistryServer upstream;

    @BeforeEach
    void start() throws IOException {
        api.prepare();
        upstream = RegistryServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        api.delete("imagestreams/" + STREAM);
        upstream.close();
    }

    @Test
    void nothingIsForgottenAndNothingStandsTwiceInTheHistory() throws Exception {
        move("first");
        api.post("imagestreams", followAll()).statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(histories()).isEqualTo(pushed));
        move("second");
        // So that the cycle has a middle.
        upstream.misbehave(
                (request, real) -> request.isForManifest() ? real.get().delayed(Duration.ofMillis(150)) : real.get());

        RunningServices.imports()
                .body(hints())
                .post("/internal/v1/hints")
                .then()
                .statusCode(200);
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> moved() > 0);
        RunningServices.killImports();

        assertThat(moved()).as("killed in the middle").isLessThan(TAGS);
        RunningServices.startImports();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(histories()).isEqualTo(pushed));
        // What would be told again has been by then: it comes before what was not told.
        assertThat(histories()).isEqualTo(pushed);
    }

    /** Every upstream tag points to something new; histories begin with the newest. */
    private void move(String version) throws Exception {
        ImagePusher pusher = new ImagePusher(upstream.address());
        for (int tag = 0; tag < TAGS; tag++) {
            Digest digest = pusher.push(SampleImage.version(version + tag), "app", "t" + tag);
            pushed.computeIfAbsent("t" + tag, none -> new ArrayList<>()).add(0, digest.toString());
        }
    }

    private String followAll() {
        String tags = IntStream.range(0, TAGS)
                .mapToObj(tag ->
                        """
                        {"name":"t%1$d","from":{"kind":"DockerImage","name":"%2$s/app:t%1$d"},
                         "importPolicy":{"insecure":true,"scheduled":true}}"""
                                .formatted(tag, upstream.address()))
                .collect(Collectors.joining(","));
        return "{\"metadata\":{\"name\":\"" + STREAM + "\"},\"spec\":{\"tags\":[" + tags + "]}}";
    }

    private String hints() {
        return IntStream.range(0, TAGS)
                .mapToObj(tag -> "{\"repository\":\"%s/app\",\"tag\":\"t%d\",\"kind\":\"push\"}"
                        .formatted(upstream.address(), tag))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private long moved() {
        return histories().values().stream()
                .filter(history -> history.size() > 1)
                .count();
    }

    private Map<String, List<String>> histories() {
        List<Map<String, Object>> tags =
                api.get("imagestreams/" + STREAM).statusCode(200).extract().path("status.tags");
        if (tags == null) {
            return Map.of();
        }
        return tags.stream().collect(Collectors.toMap(tag -> (String) tag.get("tag"), KilledImportsIT::images));
    }

    @SuppressWarnings("unchecked")
    private static List<String> images(Map<String, Object> tag) {
        List<Map<String, Object>> items = (List<Map<String, Object>>) tag.get("items");
        return items == null
                ? List.of()
                : items.stream().map(item -> (String) item.get("image")).toList();
    }
}
