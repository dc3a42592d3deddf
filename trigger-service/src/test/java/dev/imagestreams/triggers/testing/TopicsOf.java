package dev.imagestreams.triggers.testing;

import dev.imagestreams.triggers.topic.AllowedTopics;
import java.util.List;
import java.util.Optional;

/** What an operator says about topics of consumers' own. */
public final class TopicsOf {

    private TopicsOf() {}

    public static AllowedTopics allowed(String... patterns) {
        return new AllowedTopics(() -> patterns.length == 0 ? Optional.empty() : Optional.of(List.of(patterns)));
    }
}
