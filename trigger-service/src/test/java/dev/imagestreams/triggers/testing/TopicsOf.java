package dev.imagestreams.triggers.testing;

import dev.imagestreams.triggers.topic.AllowedTopics;
import dev.imagestreams.triggers.topic.TopicsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator says about topics of consumers' own. */
public final class TopicsOf {

    private TopicsOf() {}

    public static AllowedTopics allowed(String... patterns) {
        return new AllowedTopics(new TopicsConfig() {
            @Override
            public Optional<List<String>> allowed() {
                return patterns.length == 0 ? Optional.empty() : Optional.of(List.of(patterns));
            }

            @Override
            public Duration believed() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(2);
            }
        });
    }
}
