package dev.imagestreams.model.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.FieldError;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowAnnotationsTest {

    @Test
    void aTagWithoutWordsHasNoPolicy() {
        assertThat(FollowAnnotations.policy(Map.of("a", "b"))).isEmpty();
        assertThat(FollowAnnotations.errors(Map.of("a", "b"), "tag")).isEmpty();
    }

    @Test
    void readsOrderPatternAndAge() {
        FollowPolicy policy = FollowAnnotations.policy(Map.of(
                        "imagestreams.dev/follow", "semver:^1.2",
                        "imagestreams.dev/tag-pattern", "v(.*)",
                        "imagestreams.dev/minimum-age", "3d12h"))
                .orElseThrow();

        assertThat(policy.order()).hasToString("semver:^1.2");
        assertThat(policy.pattern()).hasToString("v(.*)");
        assertThat(policy.minimumAge()).isEqualTo(Duration.ofHours(84));
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "15m,900", "72h,259200", "PT1H,3600", "P1D,86400"})
    void readsAges(String text, long seconds) {
        assertThat(FollowAnnotations.policy(Map.of("imagestreams.dev/minimum-age", text))
                        .orElseThrow()
                        .minimumAge())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "imagestreams.dev/follow,newest",
        "imagestreams.dev/follow,semver:nonsense",
        "imagestreams.dev/follow,''",
        "imagestreams.dev/minimum-age,soon",
        "imagestreams.dev/minimum-age,''",
        "imagestreams.dev/minimum-age,0h",
        "imagestreams.dev/minimum-age,-PT1H",
        "imagestreams.dev/minimum-age,99999d"
    })
    void namesTheWordThatCannotBeRead(String name, String text) {
        assertThat(FollowAnnotations.errors(Map.of(name, text), "spec.tags[a]"))
                .extracting(FieldError::field)
                .containsExactly("spec.tags[a].annotations[" + name + ']');
        assertThat(FollowAnnotations.policy(Map.of(name, text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"(", "'((x{100}){100}){100}'", "x{1001}", "''"})
    void refusesPatternsThatAreNoneOrTooLarge(String pattern) {
        Map<String, String> annotations =
                Map.of("imagestreams.dev/follow", "name", "imagestreams.dev/tag-pattern", pattern);

        assertThat(FollowAnnotations.errors(annotations, "tag")).hasSize(1);
    }

    @Test
    void aPatternNeedsAnOrder() {
        assertThat(FollowAnnotations.errors(Map.of("imagestreams.dev/tag-pattern", ".*"), "tag"))
                .extracting(FieldError::toString)
                .containsExactly("tag.annotations[imagestreams.dev/follow]: Required value: a pattern needs an order of"
                        + " what it matches");
    }

    @Property
    void whateverSomebodyWritesIsReadOrRefused(@ForAll String order, @ForAll String pattern, @ForAll String age) {
        Map<String, String> annotations = Map.of(
                FollowAnnotations.FOLLOW, "semver:" + order,
                FollowAnnotations.PATTERN, pattern,
                FollowAnnotations.MINIMUM_AGE, age);

        assertThat(FollowAnnotations.policy(annotations).isPresent())
                .isEqualTo(FollowAnnotations.errors(annotations, "tag").isEmpty());
    }
}
