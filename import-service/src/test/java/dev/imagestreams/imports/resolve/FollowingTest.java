package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.follow.TagPicker;
import dev.imagestreams.imports.look.ChangeDetector;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sources that follow many tags, on a repository that can be moved and at a time that can be set. */
class FollowingTest {

    private static final Instant START = Instant.parse("2026-02-01T12:00:00Z");

    private final ShelfSource shelf = new ShelfSource();
    private final RememberedSightings sightings = new RememberedSightings(START);
    private Instant now = START;
    private final FollowingResolver resolver =
            new FollowingResolver(new TagPicker(sightings, clock()), new ImageResolver(Clock.systemUTC()));
    private final ChangeDetector detector = new ChangeDetector(resolver, shelf);

    @Test
    void resolvesTheNewestOfARangeAndSaysWhichTagItWas() {
        shelf.tag("1.2.0", shelf.putImage("{}"));
        Digest newest = shelf.putImage("{\"author\":\"ann\"}");
        shelf.tag("1.10.0", newest);
        shelf.tag("2.0.0", shelf.putImage("{\"author\":\"bob\"}"));

        Resolution.Success found =
                (Resolution.Success) resolver.resolve(wish(Map.of(FollowAnnotations.FOLLOW, "semver:^1")), shelf);

        assertThat(found.source()).isEqualTo(newest);
        assertThat(found.outcome().followed()).hasToString("1.10.0");
        assertThat(found.outcome().reference()).isEqualTo("quay.io/team/app@" + newest);
    }

    @Test
    void costsAListAndAHeadWhileNothingIsNewer() {
        Digest newest = shelf.putImage("{}");
        shelf.tag("7", newest);

        Optional<Resolution> change = detector.change(wish(Map.of(FollowAnnotations.FOLLOW, "number")), newest);

        assertThat(change).isEmpty();
        assertThat(shelf.asked()).containsExactly("TAGS", "HEAD 7");
    }

    @Test
    void saysThatNothingFits() {
        shelf.tag("latest", shelf.putImage("{}"));

        Resolution none = resolver.resolve(wish(Map.of(FollowAnnotations.FOLLOW, "semver:^9")), shelf);

        assertThat(none.outcome())
                .hasToString("Failed[code=NOT_FOUND, message=none of the 1 tags of \"quay.io/team/app\" fits"
                        + " imagestreams.dev/follow semver:^9]");
    }

    @Test
    void takesANewerTagWhenItIsOldEnoughAndNotBefore() {
        TagImport wish = wish(Map.of(FollowAnnotations.FOLLOW, "number", FollowAnnotations.MINIMUM_AGE, "1h"));
        Digest first = shelf.putImage("{}");
        shelf.tag("1", first);
        assertThat(resolver.resolve(wish, shelf).outcome().toString()).contains("old enough");
        pass(Duration.ofHours(2));
        detector.change(wish, first);
        pass(Duration.ofHours(2));
        Digest second = shelf.putImage("{\"author\":\"ann\"}");
        shelf.tag("2", second);

        assertThat(detector.change(wish, first)).as("just pushed").isEmpty();
        pass(Duration.ofMinutes(61));
        detector.change(wish, first);
        pass(Duration.ofMinutes(61));

        assertThat(detector.change(wish, first))
                .get()
                .isInstanceOfSatisfying(Resolution.Success.class, success -> assertThat(success.source())
                        .isEqualTo(second));
    }

    /** Whoever shows something harmless until his tag is old enough, and moves it then, waits again. */
    @Test
    void doesNotTakeWhatATagIsMovedToWhenItHasBecomeOldEnough() {
        TagImport wish = wish(Map.of(FollowAnnotations.FOLLOW, "number", FollowAnnotations.MINIMUM_AGE, "1h"));
        Digest first = shelf.putImage("{}");
        shelf.tag("1", first);
        resolver.resolve(wish, shelf);
        pass(Duration.ofHours(2));
        shelf.tag("2", shelf.putImage("{\"author\":\"ann\"}"));
        detector.change(wish, first);
        pass(Duration.ofMinutes(61));
        Digest moved = shelf.putImage("{\"author\":\"mallory\"}");
        shelf.tag("2", moved);

        assertThat(detector.change(wish, first))
                .as("old enough by its name only")
                .isEmpty();
        pass(Duration.ofMinutes(61));

        assertThat(detector.change(wish, first))
                .get()
                .isInstanceOfSatisfying(Resolution.Success.class, success -> assertThat(success.source())
                        .isEqualTo(moved));
    }

    /** Of a repository that nobody followed before, all tags are young. */
    @Test
    void asksForAFewYoungTagsAtALookAndForEachOnce() {
        TagImport wish = wish(Map.of(FollowAnnotations.FOLLOW, "number", FollowAnnotations.MINIMUM_AGE, "1h"));
        for (int i = 100; i < 130; i++) {
            shelf.tag(String.valueOf(i), shelf.putImage("{}"));
        }

        resolver.resolve(wish, shelf);
        assertThat(shelf.asked()).containsExactly("TAGS", "HEAD 129", "HEAD 128", "HEAD 127", "HEAD 126", "HEAD 125");
        for (int look = 0; look < 9; look++) {
            resolver.resolve(wish, shelf);
        }

        assertThat(shelf.asked()).filteredOn("TAGS"::equals).hasSize(10);
        assertThat(shelf.asked()).hasSize(10 + 20).contains("HEAD 110").doesNotContain("HEAD 109");
    }

    @Test
    void keepsWhatItHasWhileATagWasMovedTooLately() {
        TagImport wish = wish(Map.of(FollowAnnotations.MINIMUM_AGE, "1h"));
        Digest first = shelf.putImage("{}");
        Digest moved = shelf.putImage("{\"author\":\"mallory\"}");
        shelf.tag("1", moved);

        assertThat(detector.change(wish, first)).isEmpty();
        assertThat(shelf.asked()).containsExactly("HEAD 1");
        pass(Duration.ofMinutes(61));

        assertThat(detector.change(wish, first)).isPresent();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        sightings.at(now);
    }

    private static TagImport wish(Map<String, String> words) {
        FollowPolicy policy = FollowAnnotations.policy(words).orElseThrow();
        return new TagImport(null, null, "quay.io/team/app:1", ImportPolicy.DEFAULT, null, null, policy);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
