package dev.imagestreams.model.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.TagName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FollowPolicyTest {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    @Property
    void anOrderIsTotal(@ForAll("policies") FollowPolicy policy, @ForAll("tagLists") List<TagName> tags) {
        FollowOrder order = policy.order();
        List<Candidate> candidates = policy.among(tags, seen(tags));

        for (Candidate one : candidates) {
            for (Candidate other : candidates) {
                int sign = Integer.signum(order.compare(one, other));
                assertThat(sign).isEqualTo(-Integer.signum(order.compare(other, one)));
                assertThat(sign == 0).isEqualTo(one.tag().equals(other.tag()));
                for (Candidate third : candidates) {
                    if (sign <= 0 && order.compare(other, third) <= 0) {
                        assertThat(order.compare(one, third)).isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    @Property
    void thePickDoesNotDependOnHowTagsAreListed(
            @ForAll("policies") FollowPolicy policy, @ForAll("tagLists") List<TagName> tags, @ForAll Random random) {
        List<Candidate> candidates = policy.among(tags, seen(tags));
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);

        assertThat(policy.newest(shuffled, NOW)).isEqualTo(policy.newest(candidates, NOW));
    }

    @Property
    void aTagThatIsNotPickedMayGoWithoutChangingThePick(
            @ForAll("policies") FollowPolicy policy, @ForAll("tagLists") List<TagName> tags) {
        List<Candidate> candidates = policy.among(tags, seen(tags));

        policy.newest(candidates, NOW)
                .ifPresent(pick -> candidates.forEach(gone -> {
                    List<Candidate> rest = candidates.stream()
                            .filter(kept -> !kept.equals(gone))
                            .toList();
                    if (!gone.tag().equals(pick.tag())) {
                        assertThat(policy.newest(rest, NOW)).contains(pick);
                    }
                }));
    }

    @Property
    void nothingIsPickedThatIsTooYoungOrUnlikeThePattern(
            @ForAll("policies") FollowPolicy policy, @ForAll("tagLists") List<TagName> tags) {
        policy.newest(policy.among(tags, seen(tags)), NOW).ifPresent(pick -> {
            assertThat(policy.relevant(pick.tag())).contains(pick.text());
            assertThat(policy.tooYoung(pick.firstSeen(), NOW)).isFalse();
        });
    }

    @Property
    void isReadAsItWasWritten(@ForAll("policies") FollowPolicy policy) throws Exception {
        String json = ModelJson.mapper().writeValueAsString(policy);

        assertThat(ModelJson.mapper().readValue(json, FollowPolicy.class)).isEqualTo(policy);
    }

    @Test
    void followsTheNewestVersionOfARange() {
        FollowPolicy policy = policy("semver:^1.27", null);

        assertThat(pick(policy, "1.26.9", "v1.27.3", "1.27", "1.28.0-rc.1", "2.0.0", "latest", "1.27.10"))
                .isEqualTo("1.27.10");
        assertThat(pick(policy("semver:>=1.28.0-0", null), "1.27.1", "1.28.0-rc.1"))
                .isEqualTo("1.28.0-rc.1");
        assertThat(pick(policy("semver:1.x", null), "1", "1.0", "1.0.0")).isEqualTo("1.0.0");
    }

    @Test
    void ordersWhatTheFirstGroupOfThePatternMatches() {
        assertThat(pick(policy("number", "main-[a-f0-9]+-([0-9]+)"), "main-ff-9", "main-aa-10", "dev-aa-11", "12"))
                .isEqualTo("main-aa-10");
        assertThat(pick(policy("semver:^1", "(.*)-alpine"), "1.2.3-alpine", "1.10.0-alpine", "1.11.0"))
                .isEqualTo("1.10.0-alpine");
        assertThat(pick(policy("name", "20.*"), "2026-01-31", "2026-02-01", "latest"))
                .isEqualTo("2026-02-01");
    }

    @Test
    void followsWhatWasSeenLast() {
        List<TagName> tags = names("z", "a", "m");
        Map<TagName, Instant> seen = Map.of(
                tags.get(0),
                NOW.minusSeconds(30),
                tags.get(1),
                NOW.minusSeconds(10),
                tags.get(2),
                NOW.minusSeconds(20));
        FollowPolicy policy = policy("pushed", null);
        FollowPolicy patient = new FollowPolicy(policy.order(), null, Duration.ofSeconds(15));

        assertThat(policy.newest(policy.among(tags, seen), NOW))
                .get()
                .extracting(Candidate::text)
                .isEqualTo("a");
        assertThat(patient.newest(patient.among(tags, seen), NOW))
                .get()
                .extracting(Candidate::text)
                .isEqualTo("m");
    }

    private static String pick(FollowPolicy policy, String... tags) {
        return policy.newest(policy.among(names(tags), Map.of()), NOW)
                .orElseThrow()
                .tag()
                .value();
    }

    private static FollowPolicy policy(String order, String pattern) {
        return new FollowPolicy(FollowOrder.parse(order), pattern == null ? null : TagPattern.parse(pattern), null);
    }

    private static List<TagName> names(String... tags) {
        return List.of(tags).stream().map(TagName::new).toList();
    }

    private static Map<TagName, Instant> seen(List<TagName> tags) {
        return tags.stream()
                .collect(Collectors.toMap(tag -> tag, tag -> NOW.minusSeconds(Math.abs(tag.hashCode() % 100))));
    }

    @Provide
    Arbitrary<FollowPolicy> policies() {
        Arbitrary<FollowOrder> orders = Arbitraries.of(
                        "semver:*", "semver:^1", "semver:>=0.2 <3", "number", "name", "pushed")
                .map(FollowOrder::parse);
        Arbitrary<TagPattern> patterns =
                Arbitraries.of("v?(.*)", "([0-9.]+).*", "[0-9].*").map(TagPattern::parse);
        Arbitrary<Duration> ages = Arbitraries.integers().between(1, 100).map(Duration::ofSeconds);
        return Combinators.combine(orders, patterns.injectNull(0.5), ages.injectNull(0.5))
                .as(FollowPolicy::new);
    }

    @Provide
    Arbitrary<List<TagName>> tagLists() {
        Arbitrary<String> numbers = Arbitraries.integers().between(0, 12).map(String::valueOf);
        Arbitrary<String> versions = Combinators.combine(
                        Arbitraries.of("", "v"),
                        numbers.list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of("", "-rc.1", "-rc.2", "-alpine", "-0"))
                .as((v, parts, suffix) -> v + String.join(".", parts) + suffix);
        return Arbitraries.oneOf(versions, Arbitraries.of("latest", "01", "1.0", "007"))
                .map(TagName::new)
                .list()
                .uniqueElements()
                .ofMaxSize(8);
    }
}
