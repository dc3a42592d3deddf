package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What refers to imported images is noted beside the import. */
@QuarkusTest
@TestProfile(ReferrerTestBed.Noting.class)
class NotedReferrersIT extends ReferrerTestBed {

    @Test
    void notesWhatARegistryListsOfAnImportedImage() throws Exception {
        SampleImage image = SampleImage.version("listed");
        Digest subject = pusher.push(image, "app", "listed");
        Digest signature = refer(registry, image, subject, "application/vnd.cncf.notary.signature", "");
        Digest sbom = refer(registry, image, subject, "application/spdx+json", "");
        Digest tagged = refer(registry, image, digestOf("another"), "application/vnd.x", tag(subject) + ".att");

        wire.say(UUID.randomUUID(), request(List.of(source("listed", 1)), List.of()));

        awaitNoted(subject, 3);
        assertThat(noted(subject))
                .extracting(Referrer::digest, Referrer::kind)
                .containsExactlyInAnyOrder(
                        tuple(signature, Referrer.Kind.SIGNATURE),
                        tuple(sbom, Referrer.Kind.SBOM),
                        tuple(tagged, Referrer.Kind.ATTESTATION));
        assertThat(noted(subject))
                .filteredOn(referrer -> referrer.digest().equals(sbom))
                .singleElement()
                .satisfies(referrer -> {
                    assertThat(referrer.artifactType()).isEqualTo("application/spdx+json");
                    assertThat(referrer.annotations())
                            .containsExactly(Map.entry("org.opencontainers.image.created", "2026-01-01T00:00:00Z"));
                });
    }

    @Test
    void looksAgainWhenAnImageIsImportedAgainAndKeepsWhatIsNoted() throws Exception {
        SampleImage image = SampleImage.version("again");
        Digest subject = pusher.push(image, "app", "again");
        refer(registry, image, subject, "application/spdx+json", "");
        wire.say(UUID.randomUUID(), request(List.of(source("again", 1)), List.of()));
        awaitNoted(subject, 1);
        Referrer first = noted(subject).get(0);
        Digest later = refer(registry, image, subject, "application/vnd.in-toto+json", "");

        importNow("again");

        awaitNoted(subject, 2);
        assertThat(noted(subject)).contains(first).extracting(Referrer::digest).contains(later);
    }

    @Test
    void notesOfAChosenImageAndOfTheListItIsChosenFrom() throws Exception {
        SampleIndex index = SampleIndex.make(
                SampleImage.Format.OCI, "many", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        Digest list = pusher.push(index, "app", "many");
        SampleImage chosen = index.images().get(0);
        refer(registry, chosen, list, "application/vnd.cncf.notary.signature", "");
        refer(registry, chosen, chosen.digest(), "application/spdx+json", "");

        wire.say(UUID.randomUUID(), request(List.of(source("many", 1)), List.of()));

        awaitNoted(list, 1);
        awaitNoted(chosen.digest(), 1);
    }

    @Test
    void notesOfTheImagesOfAListThatIsKeptWhole() throws Exception {
        SampleIndex index = SampleIndex.make(
                SampleImage.Format.OCI, "whole", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        pusher.push(index, "app", "whole");
        SampleImage second = index.images().get(1);
        refer(registry, second, second.digest(), "application/spdx+json", "");
        TagImport legacy = source("whole", 1);
        TagImport whole = new TagImport(
                legacy.tag(),
                1L,
                legacy.from(),
                new ImportPolicy(true, false, ImportMode.PRESERVE_ORIGINAL),
                ReferencePolicy.SOURCE,
                null);

        wire.say(UUID.randomUUID(), request(List.of(whole), List.of()));

        awaitNoted(second.digest(), 1);
    }

    @Test
    void findsWhatIsPushedAfterTheFirstLookInAFewMore() throws Exception {
        SampleImage image = SampleImage.version("late");
        Digest subject = pusher.push(image, "app", "late");
        wire.say(UUID.randomUUID(), request(List.of(source("late", 1)), List.of()));
        await().until(() -> looksDone(subject) == 1);
        Digest signature = refer(registry, image, subject, "application/vnd.dev.cosign.artifact.sig.v1+json", "");
        long minutes =
                count("select extract(epoch from due_at - now())::bigint / 60 from referrer_look where digest = '"
                        + subject + "'");
        assertThat(minutes).isBetween(8L, 10L);

        change("update referrer_look set due_at = now() where digest = ?", subject.toString());

        await().untilAsserted(() ->
                assertThat(noted(subject)).extracting(Referrer::digest).containsExactly(signature));
        await().until(() -> looksDone(subject) == 2);
        change("update referrer_look set due_at = now() where digest = ?", subject.toString());
        await().until(() -> looksDone(subject) == -1);
    }

    /** None when it is wanted no more. */
    private long looksDone(Digest subject) throws Exception {
        return count("select coalesce(max(looks_done), -1) from referrer_look where digest = '" + subject + "'");
    }

    @Test
    void notesOfWhatTheScheduleFinds() throws Exception {
        pusher.push(SampleImage.version("before"), "app", "moving");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("moving", 1))));
        onlyAnswer();
        SampleImage image = SampleImage.version("after");
        pusher.push(image, "app", "unfollowed");
        refer(registry, image, image.digest(), "application/spdx+json", "");

        pusher.push(image, "app", "moving");

        awaitNoted(image.digest(), 1);
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    @Test
    void readsTheFallbackTagOfARegistryWithoutLists() throws Exception {
        SampleImage image = SampleImage.version("fallback");
        Digest subject = pusher.push(image, "app", "fallback");
        Digest sbom = refer(registry, image, subject, "application/spdx+json", "");
        String index =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":9,\"artifactType\":\"application/spdx+json\"}]}"
                        .formatted(INDEX, MANIFEST, sbom);
        put(registry, tag(subject), INDEX, index);
        registry.misbehave(
                (request, real) -> request.path().contains("/referrers/") ? RegistryAnswer.of(404) : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("fallback", 1)), List.of()));

        awaitNoted(subject, 1);
        assertThat(noted(subject).get(0).kind()).isEqualTo(Referrer.Kind.SBOM);
    }

    @Test
    void refusesQuestionsThatCannotBeRead() {
        for (String query : List.of("", "?repository=a/b", "?digest=" + digestOf("x"), "?repository=A%20b&digest=x")) {
            authorized().get("/internal/v1/referrers" + query).then().statusCode(400);
        }
        assertThat(noted("registry.example/nobody/knows", digestOf("x"))).isEmpty();
    }
}
