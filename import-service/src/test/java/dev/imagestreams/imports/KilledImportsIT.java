package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.kafka.Broker;
import dev.imagestreams.embedded.kafka.BrokerSettings;
import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas import and follow tags that move all the time, and are killed in turn while they look, write down and publish. In the end
 * every stream has been told of where its tag is now, of every digest once, and in order, and every import is answered: whoever drops events that come
 * again under their id, as tag-service does, has each digest in the history once.
 */
class KilledImportsIT {

    private static final int UPSTREAMS = 10;
    private static final int FOLLOWERS = 6;
    private static final int KILLS = 6;
    private static final String SLOW = "slow";
    private static final StreamKey IMPORTED = new StreamKey("team", "imported");

    @TempDir
    Path directory;

    private final Random random = new Random();
    private final Map<Integer, List<Digest>> pushed = new HashMap<>();
    private final Map<StreamKey, Integer> followed = new LinkedHashMap<>();
    private final List<UUID> imports = new ArrayList<>();
    private final List<ImportServiceProcess> replicas = new ArrayList<>();
    private Broker broker;
    private RegistryServer registry;
    private ImagePusher pusher;
    private Wire wire;

    @BeforeEach
    void start() throws Exception {
        Files.deleteIfExists(Path.of("target", "processes", "killed.log"));
        broker = Broker.start(new BrokerSettings(directory, Loopback.freePort(), Loopback.freePort()));
        EventTopics.create(broker.address(), Duration.ofSeconds(60));
        registry = RegistryServer.start();
        registry.misbehave((request, real) -> request.path().contains("/manifests/" + SLOW)
                        && request.method().equals("GET")
                ? real.get().delayed(Duration.ofMillis(700))
                : real.get());
        pusher = new ImagePusher(registry.address());
        wire = new Wire(broker.address());
        for (int i = 0; i < 2; i++) {
            ImportServiceProcess replica = new ImportServiceProcess("killed", environment());
            replicas.add(replica);
            replica.awaitReady();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (ImportServiceProcess replica : replicas) {
            replica.close();
        }
        wire.close();
        registry.close();
        broker.close();
    }

    @Test
    void nothingIsForgottenAndNothingToldTwice() throws Exception {
        move();
        for (int upstream = 0; upstream < UPSTREAMS; upstream++) {
            for (int i = 0; i < FOLLOWERS; i++) {
                follow(new StreamKey("team-" + i, "s" + upstream), upstream);
            }
        }

        for (int kill = 0; kill < KILLS; kill++) {
            move();
            Thread.sleep(500 + random.nextInt(1_500));
            move();
            ImportServiceProcess victim = replicas.get(kill % replicas.size());
            UUID wanted = requestSlowly(kill);
            imports.add(DerivedId.ofAnswer(wanted));
            Thread.sleep(random.nextInt(500));
            victim.kill();
            move();
            victim.start();
            victim.awaitReady();
        }

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> followed.forEach((stream, upstream) -> {
                    List<Digest> told = toldOf(stream);
                    assertThat(told).as("told of %s", stream).isNotEmpty();
                    assertThat(told.get(told.size() - 1))
                            .as("newest of %s", stream)
                            .isEqualTo(newest(upstream));
                }));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(imports).allSatisfy(answer -> assertThat(wire.answersAbout(IMPORTED))
                        .extracting(Wire.Heard::id)
                        .contains(answer)));
        followed.forEach((stream, upstream) -> {
            assertThat(toldOf(stream)).as("each once, of %s", stream).doesNotHaveDuplicates();
            assertThat(pushed.get(upstream)).as("in order, of %s", stream).containsSubsequence(toldOf(stream));
        });
    }

    /** One that is likely to be under way for a while. */
    private UUID requestSlowly(int kill) throws Exception {
        pusher.push(SampleImage.version("slow"), "app", SLOW + kill);
        TagImport source = new TagImport(
                new StreamTag("a"),
                null,
                registry.address() + "/app:" + SLOW + kill,
                new ImportPolicy(true, false, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
        UUID request = UUID.randomUUID();
        Attribution ann = new Attribution("ann", Cause.TAG);
        wire.say(request, new ImportRequested(IMPORTED, UUID.randomUUID(), 1, ann, List.of(source), List.of()));
        return request;
    }

    /** Every upstream tag points to something new. */
    private void move() throws Exception {
        for (int upstream = 0; upstream < UPSTREAMS; upstream++) {
            Digest digest = pusher.push(SampleImage.version(UUID.randomUUID().toString()), "app", "u" + upstream);
            pushed.computeIfAbsent(upstream, none -> new ArrayList<>()).add(digest);
        }
    }

    private Digest newest(int upstream) {
        List<Digest> all = pushed.get(upstream);
        return all.get(all.size() - 1);
    }

    /**
     * What comes again under its id is dropped, as everybody does who listens. A look may fail on a machine with too much to
     * do; that is told too, and moves nothing.
     */
    private List<Digest> toldOf(StreamKey stream) {
        Map<UUID, Digest> byId = new LinkedHashMap<>();
        wire.answersAbout(stream).stream()
                .filter(heard -> heard.event().results().get(0).result() instanceof ImportOutcome.Resolved)
                .forEach(heard -> byId.putIfAbsent(heard.id(), ImportTestBed.digest(heard, 0)));
        return List.copyOf(byId.values());
    }

    private void follow(StreamKey stream, int upstream) throws Exception {
        followed.put(stream, upstream);
        TagImport wish = new TagImport(
                new StreamTag("a"),
                null,
                registry.address() + "/app:u" + upstream,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
        Attribution ann = new Attribution("ann", Cause.TAG);
        wire.say(UUID.randomUUID(), new ImportRequested(stream, UUID.randomUUID(), 1, ann, List.of(), List.of(wish)));
    }

    /** A schema that no other test uses. */
    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", System.getProperty("imagestreams.test.database")),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "gateway"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", "gateway"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.address()),
                Map.entry("IMAGESTREAMS_INTERNAL_PASSWORD", "internal"),
                Map.entry("IMAGESTREAMS_IMPORT_SECRETS_KEY", "dGhpcyBpcyBubyBrZXkgYnV0IDMyIGJ5dGVzIG9mIGk="),
                Map.entry("IMAGESTREAMS_REGISTRY_ALLOWED_NETWORKS", "127.0.0.0/8"),
                Map.entry("IMAGESTREAMS_IMPORT_TASK_LEASE", "PT5S"),
                Map.entry("IMAGESTREAMS_IMPORT_SCHEDULE_LEASE", "PT5S"),
                Map.entry("IMAGESTREAMS_IMPORT_SCHEDULE_INTERVAL", "PT0.4S"),
                Map.entry("IMAGESTREAMS_IMPORT_SCHEDULE_POLL", "PT0.05S"),
                Map.entry("IMAGESTREAMS_IMPORT_SCHEDULE_TIME_LIMIT", "PT3S"));
    }
}
