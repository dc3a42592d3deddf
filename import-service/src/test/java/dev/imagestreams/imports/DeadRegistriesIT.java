package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.schedule.ScheduleConfig;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registries that hang or are gone do not slow those that answer, and are found when they are back. */
@QuarkusTest
class DeadRegistriesIT extends ImportTestBed {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ScheduleConfig config;

    @AfterEach
    void forgetFollowers() throws Exception {
        change("delete from scheduled_tag where stream like 'dead/%'");
    }

    @Test
    void looksInTimeAtAHealthyRegistryWhileSixHang() throws Exception {
        assertThat(config.workers()).isEqualTo(16);
        Digest digest = pusher.push(SampleImage.version("1"), "quick", "quick");
        List<ServerSocket> dead = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                // Takes connections and never says a word: the kernel accepts them.
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName(Loopback.HOST));
                dead.add(silent);
                String address = Loopback.address(silent.getLocalPort());
                for (int tag = 0; tag < 10; tag++) {
                    follow(new StreamKey("dead", "s-" + UUID.randomUUID()), address + "/app:" + tag);
                }
            }
            for (ServerSocket silent : dead) {
                await().atMost(PATIENCE).until(() -> leased(Loopback.address(silent.getLocalPort())) > 0);
            }
            StreamKey quick = new StreamKey("dead", "quick-" + UUID.randomUUID());

            follow(quick, registry.address() + "/quick:quick");

            await().atMost(Duration.ofSeconds(6))
                    .untilAsserted(() -> assertThat(wire.answersAbout(quick)).hasSize(1));
            assertThat(digest(wire.answersAbout(quick).get(0), 0)).isEqualTo(digest);
            registry.forgetRequests();
            await().atMost(Duration.ofSeconds(10)).until(() -> looks("quick", "HEAD") >= 3);
        } finally {
            for (ServerSocket silent : dead) {
                silent.close();
            }
        }
    }

    @Test
    void leavesAloneWhatIsGoneTellsWhoFollowsItAndGoesOnWhenItIsBack() throws Exception {
        int port = Loopback.freePort();
        List<StreamKey> followers = new ArrayList<>();
        for (int tag = 0; tag < 12; tag++) {
            StreamKey follower = new StreamKey("dead", "s-" + UUID.randomUUID());
            followers.add(follower);
            follow(follower, Loopback.address(port) + "/app:" + tag);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> followers.forEach(follower -> assertThat(failures(wire.answersAbout(follower)))
                        .as("told, looked at or not")
                        .isPositive()));
        assertThat(failuresOf(port)).as("left alone").isGreaterThanOrEqualTo(3);
        assertThat(followers.stream()
                        .flatMap(follower -> wire.answersAbout(follower).stream())
                        .map(heard -> failure(heard, 0).message()))
                .anyMatch(message -> message.contains("connection refused"))
                .anyMatch(message -> message.endsWith("does not answer, and is asked again later"));

        try (RegistryServer back = RegistryServer.start(port)) {
            ImagePusher pusher = new ImagePusher(back.address());
            Digest digest = pusher.push(SampleImage.version("back"), "app", "0");
            for (int tag = 1; tag < 12; tag++) {
                pusher.push(SampleImage.version("back"), "app", Integer.toString(tag));
            }

            await().atMost(PATIENCE).untilAsserted(() -> {
                for (StreamKey follower : followers) {
                    List<Wire.Heard> told = wire.answersAbout(follower);
                    assertThat(told.get(told.size() - 1)
                                    .event()
                                    .results()
                                    .get(0)
                                    .result())
                            .isInstanceOf(ImportOutcome.Resolved.class);
                    assertThat(digest(told.get(told.size() - 1), 0)).isEqualTo(digest);
                }
            });
            followers.forEach(follower -> assertThat(failures(wire.answersAbout(follower)))
                    .as("a failure is told once as seen, once as known")
                    .isLessThanOrEqualTo(2));
            await().atMost(PATIENCE).until(() -> failuresOf(port) == 0);
        }
    }

    @Test
    void triesWhatSomebodyAsksForAndLearnsFromIt() throws Exception {
        int port = Loopback.freePort();
        String address = Loopback.address(port);
        change("insert into registry_outage values (?, 9, now() + interval '1 hour', now())", address);
        StreamKey follower = new StreamKey("dead", "s-" + UUID.randomUUID());
        follow(follower, address + "/app:1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wire.answersAbout(follower)).hasSize(1));
        assertThat(failure(wire.answersAbout(follower).get(0), 0).message()).contains("asked again later");
        try (RegistryServer back = RegistryServer.start(port)) {
            new ImagePusher(back.address()).push(SampleImage.version("1"), "app", "1");
            TagImport wanted = wish(address + "/app:1");

            wire.say(UUID.randomUUID(), request(List.of(wanted), List.of()));

            assertThat(onlyAnswer().event().results().get(0).result()).isInstanceOf(ImportOutcome.Resolved.class);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(wire.answersAbout(follower))
                    .as("followers, too")
                    .hasSize(2));
            assertThat(failuresOf(port)).isZero();
        }
    }

    private long leased(String address) throws Exception {
        return count("select count(*) from upstream where leased_until is not null and registry = '" + address + "'");
    }

    /** Counted against the registry; none when nothing is known of it. */
    private long failuresOf(int port) throws Exception {
        return count("select coalesce(max(failures), 0) from registry_outage where registry = '"
                + Loopback.address(port) + "'");
    }

    private static long failures(List<Wire.Heard> told) {
        return told.stream()
                .filter(heard -> heard.event().results().get(0).result() instanceof ImportOutcome.Failed)
                .count();
    }

    private static void follow(StreamKey follower, String from) throws Exception {
        wire.say(
                UUID.randomUUID(),
                new ImportRequested(
                        follower, UUID.randomUUID(), VERSIONS.incrementAndGet(), ANN, List.of(), List.of(wish(from))));
    }

    private static TagImport wish(String from) {
        return new TagImport(
                new StreamTag("a"),
                null,
                from,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
    }
}
