package dev.imagestreams.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.NotifyingRegistry;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a push to a registry nobody here wrote, over its notification, to the history of the streams that follow it. Their
 * own schedule is minutes away.
 */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
@QuarkusTestResource(value = PushedImageIT.Source.class, restrictToAnnotatedClass = true)
class PushedImageIT {

    private static final Logger LOG = Logger.getLogger(PushedImageIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "what the registry sends along";

    private final ImageApi api = new ImageApi("hooked");
    private NotifyingRegistry registry;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        api.prepare();
        String hook = "http://127.0.0.1:" + RestAssured.port + "/hooks/v1/local";
        registry = NotifyingRegistry.start(directory, Source.port(), hook, SECRET);
    }

    @AfterEach
    void stop() throws InterruptedException {
        registry.close();
    }

    @Test
    void whatWasPushedIsInTheHistoryOfItsFollower() throws Exception {
        ImageApi.push("origin/app", "1", "pushed-1");
        Digest second = ImageApi.push("origin/app", "2", "pushed-2");
        registry.copy(ImageApi.spec("origin/app:1"), "team/app:prod");
        registry.copy(ImageApi.spec("origin/app:1"), "team/app:other");
        follow("pushed", "prod");
        follow("pushed", "other");

        registry.copy(ImageApi.spec("origin/app:2"), "team/app:prod");

        await().atMost(PATIENCE).until(() -> second.toString().equals(imageOf("pushed:prod")));
        assertThat(imageOf("pushed:other")).isNotEqualTo(second.toString());
        api.anna()
                .get(api.path("imagestreamtags/pushed:prod/history"))
                .then()
                .body("items.cause", contains("schedule", "tag"))
                .body("items[0].announced.source", equalTo("local"))
                .body("items[1].announced", nullValue());
    }

    @Test
    @EnabledIfSystemProperty(named = "benchmark", matches = ".*")
    void benchmark() throws Exception {
        int pushes = 50;
        ImagePusher pusher = new ImagePusher(registry.address());
        for (int i = 0; i < pushes; i++) {
            pusher.push(SampleImage.version("before"), "team/app", "t" + i);
            follow("measured", "t" + i);
        }
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < pushes; i++) {
            Digest digest = pusher.push(SampleImage.version("after-" + i), "team/app", "t" + i);
            long pushed = System.nanoTime();
            String tag = "measured:t" + i;
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> digest.toString().equals(imageOf(tag)));
            millis.add((System.nanoTime() - pushed) / 1_000_000);
        }
        Collections.sort(millis);
        LOG.infof(
                "from the end of a push to the history pushes=%d p50=%dms p99=%dms most=%dms",
                pushes, millis.get(pushes / 2), millis.get(pushes * 99 / 100), millis.get(pushes - 1));
    }

    /** Makes a scheduled tag and waits until it is imported. */
    private void follow(String stream, String tag) {
        api.put(
                        "imagestreamtags/" + stream + ':' + tag,
                        """
                        {"metadata":{"name":"%s:%s"},"tag":{"from":{"kind":"DockerImage","name":"%s/team/app:%s"},
                         "importPolicy":{"insecure":true,"scheduled":true}}}"""
                                .formatted(stream, tag, registry.address(), tag))
                .statusCode(201);
        await().atMost(PATIENCE).until(() -> imageOf(stream + ':' + tag) != null);
    }

    private String imageOf(String tag) {
        return api.anna().get(api.path("imagestreamtags/" + tag)).path("image.metadata.name");
    }

    /** The source, which has to be known before the gateway starts, and so the port of the registry. */
    public static final class Source implements QuarkusTestResourceLifecycleManager {

        private static final String PORT = "imagestreams.test.notifying.port";

        static int port() {
            return Integer.getInteger(PORT);
        }

        @Override
        public Map<String, String> start() {
            System.setProperty(PORT, Integer.toString(Loopback.freePort()));
            return Map.of(
                    "imagestreams.hook.sources.local.sender",
                    "distribution",
                    "imagestreams.hook.sources.local.registries",
                    "127.0.0.1:" + port(),
                    "imagestreams.hook.sources.local.secret",
                    SECRET);
        }

        @Override
        public void stop() {
            System.clearProperty(PORT);
        }
    }
}
