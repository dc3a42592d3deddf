package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Looks for what refers to an image: no import and no registry suffers from them, and they end. */
@QuarkusTest
@TestProfile(ReferrerTestBed.Noting.class)
class ReferrerLooksIT extends ReferrerTestBed {

    @Inject
    Secrets secrets;

    @Test
    void neitherFailsNorDelaysAnImportWhenListsDoNotAnswer() throws Exception {
        SampleImage image = SampleImage.version("slow");
        Digest subject = pusher.push(image, "app", "slow");
        refer(registry, image, subject, "application/spdx+json", "");
        AtomicInteger refused = new AtomicInteger();
        // Each look is three requests, as each request is repeated.
        registry.misbehave((request, real) -> request.path().contains("/referrers/") && refused.incrementAndGet() <= 4
                ? RegistryAnswer.of(503)
                : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("slow", 1)), List.of()));

        assertThat(digest(onlyAnswer(), 0)).isEqualTo(subject);
        awaitNoted(subject, 1);
        assertThat(refused).hasValueGreaterThan(4);
    }

    @Test
    void givesUpSometime() throws Exception {
        Digest subject = pusher.push(SampleImage.version("broken"), "app", "broken");
        registry.misbehave(
                (request, real) -> request.path().contains("/referrers/") ? RegistryAnswer.of(503) : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("broken", 1)), List.of()));
        onlyAnswer();

        await().atMost(Duration.ofSeconds(30)).until(() -> asked(subject) >= 9);
        awaitNoneWanted(subject);
        assertThat(noted(subject)).isEmpty();
        assertThat(asked(subject)).as("three attempts of three requests").isEqualTo(9);
    }

    @Test
    void doesNotBeginForEverWhatNeverEnds() throws Exception {
        Digest subject = digestOf("never ends");

        change(
                "insert into referrer_look (repository, digest, insecure, namespace, registry, due_at, attempts)"
                        + " values (?, ?, true, 'team', ?, now(), 3)",
                registry.address() + "/app",
                subject.toString(),
                registry.address());

        awaitNoneWanted(subject);
        assertThat(asked(subject)).isZero();
    }

    @Test
    void looksWithTheAccountOfTheNamespaceThatImported() throws Exception {
        Credentials account = new Credentials("ann", "secret-" + UUID.randomUUID());
        try (RegistryServer closed = RegistryServer.startProtected(account)) {
            keepAccount(closed.address(), account);
            SampleImage image = SampleImage.version("closed");
            Digest subject = new ImagePusher(closed.address(), account).push(image, "app", "closed");
            refer(closed, image, subject, "application/spdx+json", "", account.basic());
            TagImport source = new TagImport(
                    new StreamTag("closed"),
                    1L,
                    closed.address() + "/app:closed",
                    new ImportPolicy(true, false, ImportMode.LEGACY),
                    ReferencePolicy.SOURCE,
                    null);

            wire.say(UUID.randomUUID(), request(List.of(source), List.of()));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(noted(closed.address() + "/app", subject))
                            .hasSize(1));
        }
        secrets.delete(stream.namespace(), "pull", null, null, false);
    }

    private void keepAccount(String address, Credentials account) {
        String auth = Base64.getEncoder()
                .encodeToString((account.user() + ':' + account.password()).getBytes(StandardCharsets.UTF_8));
        String config = "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(address, auth);
        secrets.create(
                stream.namespace(),
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
}
