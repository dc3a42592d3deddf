package dev.imagestreams.triggers.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.testing.TopicsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTopicsTest {

    @Test
    void nothingMayBeNamedUntilTheOperatorSaysSo() {
        assertThat(TopicsOf.allowed().reasonAgainst("team", "builds")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "builds, builds, true",
        "builds, buildsx, false",
        "builds.*, builds.web, true",
        "builds.*, buildsXweb, false",
        "{namespace}.builds, team.builds, true",
        "{namespace}.builds, other.builds, false",
        "*-{namespace}, ci-team, true",
        "b*s.*.x, builds.team.x, true",
    })
    void starsAndTheNamespaceStandForOthers(String pattern, String topic, boolean allowed) {
        assertThat(TopicsOf.allowed(pattern).reasonAgainst("team", topic).isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void topicsOfThisSystemMayNeverBeNamed(EventType type) {
        AllowedTopics all = TopicsOf.allowed("*");

        assertThat(all.reasonAgainst("team", type.topic())).isPresent();
        assertThat(all.reasonAgainst("team", type.deadLetterTopic())).isPresent();
        assertThat(all.reasonAgainst("team", "__consumer_offsets")).isPresent();
        assertThat(all.reasonAgainst("team", "theirs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a b", "a/b", "a\nb", "ü"})
    void whatIsNoNameOfATopicIsRefused(String topic) {
        assertThat(TopicsOf.allowed("*").reasonAgainst("team", topic)).isPresent();
    }
}
