package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.sighting.SightingStore;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tags that follow the newest of many, on a real broker, database and registry. */
@QuarkusTest
class FollowedTagsIT extends ImportTestBed {

    private static final Digest SOME = Digest.sha256(new byte[] {1});
    private static final Digest OTHER = Digest.sha256(new byte[] {2});

    @Inject
    SightingStore sightings;

    @Test
    void importsTheNewestAndGoesOnToWhatIsNewer() throws Exception {
        Digest first = pusher.push(SampleImage.version("1"), "many", "1.2.0");
        pusher.push(SampleImage.version("2"), "many", "2.0.0");
        TagImport wish = wish("many", Map.of(FollowAnnotations.FOLLOW, "semver:^1"));

        wire.say(UUID.randomUUID(), request(List.of(wish), List.of(wish)));

        Wire.Heard imported = onlyFrom(1);
        assertThat(digest(imported, 0)).isEqualTo(first);
        assertThat(followed(imported)).hasToString("1.2.0");
        Digest second = pusher.push(SampleImage.version("3"), "many", "1.10.0");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Wire.Heard> heard = wire.answersAbout(stream);
            assertThat(digest(heard.get(heard.size() - 1), 0)).isEqualTo(second);
        });
        List<Wire.Heard> heard = wire.answersAbout(stream);
        assertThat(followed(heard.get(heard.size() - 1))).hasToString("1.10.0");
        assertThat(heard.get(heard.size() - 1).event().results().get(0).source().from())
                .as("what was wished for stays as it is")
                .isEqualTo(wish.from());
    }

    @Test
    void listsARepositoryOnceForAllWhoFollowIt() throws Exception {
        pusher.push(SampleImage.version("1"), "listed", "1.2.0");
        pusher.push(SampleImage.version("1"), "listed", "7");
        List<TagImport> wishes = List.of(
                named("a", wish("listed", Map.of(FollowAnnotations.FOLLOW, "semver:^1"))),
                named("b", wish("listed", Map.of(FollowAnnotations.FOLLOW, "name"))),
                named("c", wish("listed", Map.of(FollowAnnotations.FOLLOW, "pushed"))),
                named("d", wish("listed", Map.of(FollowAnnotations.FOLLOW, "number"))));
        wire.say(UUID.randomUUID(), request(List.of(), wishes));
        onlyFrom(4);
        registry.forgetRequests();

        await().until(() -> looks("7", "HEAD") >= 3);

        long lists = registry.requests().stream()
                .filter(request -> request.path().endsWith("/listed/tags/list"))
                .count();
        assertThat(lists).isBetween(2L, looks("7", "HEAD") + 1);
    }

    @Test
    void remembersWhenItFirstSawWhat() {
        String repository = "quay.io/team/" + UUID.randomUUID();
        List<TagName> two = List.of(new TagName("1"), new TagName("2"));
        Map<TagName, Instant> first = sightings.ofTags(repository, two, two);
        Map<TagName, Instant> again = sightings.ofTags(repository, two, two);
        assertThat(sightings.withoutDigest(repository, two)).containsExactlyInAnyOrderElementsOf(two);
        Instant digest = sightings.ofDigest(repository, new TagName("1"), SOME);
        assertThat(sightings.withoutDigest(repository, two)).containsExactly(new TagName("2"));
        Instant moved = sightings.ofDigest(repository, new TagName("1"), OTHER);
        sightings.ofTags(repository, two.subList(1, 2), two.subList(1, 2));

        Map<TagName, Instant> back = sightings.ofTags(repository, two, two);

        assertThat(again).isEqualTo(first).containsOnlyKeys(two);
        assertThat(digest).as("as old as its tag").isEqualTo(first.get(new TagName("1")));
        assertThat(moved).isAfter(digest);
        assertThat(back.get(new TagName("2"))).isEqualTo(first.get(new TagName("2")));
        assertThat(back.get(new TagName("1"))).as("gone and back").isAfter(first.get(new TagName("1")));
    }

    private Wire.Heard onlyFrom(int answers) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSizeGreaterThanOrEqualTo(answers));
        return wire.answersAbout(stream).get(0);
    }

    private static TagName followed(Wire.Heard heard) {
        return ((ImportOutcome.Resolved) heard.event().results().get(0).result()).followed();
    }

    private static TagImport wish(String repository, Map<String, String> words) {
        return new TagImport(
                new StreamTag("newest"),
                null,
                registry.address() + '/' + repository,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null,
                FollowAnnotations.policy(words).orElseThrow());
    }

    private static TagImport named(String tag, TagImport wish) {
        return new TagImport(
                new StreamTag(tag),
                null,
                wish.from(),
                wish.importPolicy(),
                wish.referencePolicy(),
                null,
                wish.follow());
    }
}
