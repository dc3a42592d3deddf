package dev.imagestreams.triggers.topic;

import dev.imagestreams.model.event.EventType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which topics the triggers of a namespace may name: those the operator says, and never one of this system's. */
@Singleton
public class AllowedTopics {

    /** As Kafka has it. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private static final Set<String> OURS = Arrays.stream(EventType.values())
            .flatMap(type -> Stream.of(type.topic(), type.deadLetterTopic()))
            .collect(Collectors.toUnmodifiableSet());

    /** How topics of Kafka's own begin. */
    private static final String INSIDE = "__";

    private static final String NAMESPACE = "{namespace}";

    private final List<String> patterns;

    public AllowedTopics(TopicsConfig config) {
        this.patterns = config.allowed().orElse(List.of());
    }

    /** Why, for a person, these triggers may not name this topic; empty if they may. */
    public Optional<String> reasonAgainst(String namespace, String topic) {
        if (!NAME.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            return Optional.of("is not the name of a topic: 1 to 249 letters, digits and '._-'");
        }
        boolean allowed = !OURS.contains(topic)
                && !topic.startsWith(INSIDE)
                && patterns.stream().anyMatch(pattern -> matches(pattern, namespace, topic));
        return allowed ? Optional.empty() : Optional.of("is not among the topics that this installation lets be named");
    }

    private static boolean matches(String pattern, String namespace, String topic) {
        String regex = Arrays.stream(pattern.replace(NAMESPACE, namespace).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return topic.matches(regex);
    }
}
