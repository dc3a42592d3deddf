package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryRequest;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.model.api.SecretDraft;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many streams follow one tag: its registry is asked once for all who may share the answer. */
@QuarkusTest
class SharedLooksIT extends ImportTestBed {

    private static final int FOLLOWERS = 12;

    @Inject
    Secrets secrets;

    @Test
    void asksOnceForAllFollowersAndTellsEachOfThem() throws Exception {
        Digest first = pusher.push(SampleImage.version("1"), "shared", "shared");
        List<StreamKey> followers = follow(registry, "shared", "team-");
        awaitNewest(followers, first, 1);
        registry.forgetRequests();
        await().until(() -> looks("shared", "HEAD") >= 3);
        long heads = looks("shared", "HEAD");
        assertThat(heads).as("looks at %d followers", FOLLOWERS).isLessThan(FOLLOWERS);
        assertThat(looks("shared", "GET")).as("unchanged is not fetched").isZero();

        Digest second = pusher.push(SampleImage.version("2"), "shared", "shared");

        awaitNewest(followers, second, 2);
        assertThat(looks("shared", "GET")).as("one for all").isEqualTo(1);
    }

    @Test
    void tellsFollowersOfAFailureOnceWhateverNumbersItNames() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "limited", "limited");
        List<StreamKey> followers = follow(registry, "limited", "team-");
        awaitNewest(followers, digest, 1);
        long[] count = {0};
        registry.misbehave((request, real) -> request.path().contains("/limited/manifests/")
                ? RegistryAnswer.error(403, "DENIED", "refused for the " + count[0]++ + "th time")
                : real.get());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> followers.forEach(
                        follower -> assertThat(wire.answersAbout(follower)).hasSize(2)));
        registry.forgetRequests();
        await().atMost(Duration.ofSeconds(30)).until(() -> looks("limited", "GET") >= 2);

        followers.forEach(follower ->
                assertThat(wire.answersAbout(follower)).as("told once").hasSize(2));
    }

    @Test
    void asksForEachAccountAndNeverTellsOneWhatAnotherMaySee() throws Exception {
        Credentials account = new Credentials("ann", "secret-" + UUID.randomUUID());
        try (RegistryServer closed = RegistryServer.startProtected(account)) {
            Digest digest =
                    new ImagePusher(closed.address(), account).push(SampleImage.version("1"), "shared", "shared");
            for (String namespace : List.of("may-1", "may-2")) {
                keepAccount(namespace, closed.address(), account);
            }
            StreamKey one = new StreamKey("may-1", "s-" + UUID.randomUUID());
            StreamKey two = new StreamKey("may-2", "s-" + UUID.randomUUID());
            StreamKey nobody = new StreamKey("may-not", "s-" + UUID.randomUUID());
            for (StreamKey follower : List.of(nobody, one, two)) {
                follow(follower, closed, "shared");
            }

            awaitNewest(List.of(one, two), digest, 1);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(wire.answersAbout(nobody)).hasSize(1));
            assertThat(failure(wire.answersAbout(nobody).get(0), 0).message()).contains("may not have access");
            closed.forgetRequests();
            await().until(() -> authorized(closed) >= 2);
            assertThat(wire.answersAbout(one)).hasSize(1);
        }
        for (String namespace : List.of("may-1", "may-2", "may-not")) {
            change("delete from scheduled_tag where stream like ?", namespace + "/%");
        }
    }

    private static long authorized(RegistryServer registry) {
        return registry.requests().stream()
                .filter(RegistryRequest::isForManifest)
                .filter(request -> request.header("authorization").isPresent())
                .count();
    }

    private void keepAccount(String namespace, String address, Credentials account) {
        String auth = Base64.getEncoder()
                .encodeToString((account.user() + ':' + account.password()).getBytes(StandardCharsets.UTF_8));
        String config = "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(address, auth);
        secrets.create(
                namespace,
                new SecretDraft(
                        null,
                        null,
                        "pull",
                        Map.of(),
                        Map.of(),
                        null,
                        "kubernetes.io/dockerconfigjson",
                        false,
                        Map.of(
                                ".dockerconfigjson",
                                Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8)))),
                false);
    }

    private List<StreamKey> follow(RegistryServer where, String repository, String namespaces) throws Exception {
        List<StreamKey> followers = new ArrayList<>();
        for (int i = 0; i < FOLLOWERS; i++) {
            StreamKey follower = new StreamKey(namespaces + i, "s-" + UUID.randomUUID());
            follow(follower, where, repository);
            followers.add(follower);
        }
        return followers;
    }

    private void follow(StreamKey follower, RegistryServer where, String repository) throws Exception {
        TagImport wish = new TagImport(
                new StreamTag("a"),
                null,
                where.address() + '/' + repository + ':' + repository,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
        wire.say(
                UUID.randomUUID(),
                new ImportRequested(
                        follower, UUID.randomUUID(), VERSIONS.incrementAndGet(), ANN, List.of(), List.of(wish)));
    }

    private void awaitNewest(List<StreamKey> followers, Digest digest, int answers) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (StreamKey follower : followers) {
                assertThat(wire.answersAbout(follower)).hasSize(answers);
                assertThat(digest(wire.answersAbout(follower).get(answers - 1), 0))
                        .isEqualTo(digest);
            }
        });
    }
}
