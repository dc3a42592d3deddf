package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which triggers a change concerns: those of its namespace that name its stream or none, and its tag or none, and are not
 * paused. Pure; built for one batch of changes from the triggers of the batch's namespaces.
 */
public final class TriggerMatcher {

    private final Map<String, List<Trigger>> byNamespace;

    public TriggerMatcher(List<Trigger> triggers) {
        this.byNamespace = triggers.stream()
                .filter(trigger -> !trigger.spec().paused())
                .collect(Collectors.groupingBy(Trigger::namespace));
    }

    public List<Trigger> matching(StreamKey stream, StreamTag tag) {
        return byNamespace.getOrDefault(stream.namespace(), List.of()).stream()
                .filter(trigger -> isNullOrEqual(trigger.spec().stream(), stream.name())
                        && isNullOrEqual(trigger.spec().tag(), tag))
                .toList();
    }

    private static boolean isNullOrEqual(@Nullable Object wanted, Object actual) {
        return wanted == null || wanted.equals(actual);
    }
}
