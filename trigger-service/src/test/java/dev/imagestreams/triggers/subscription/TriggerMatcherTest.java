package dev.imagestreams.triggers.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerMatcherTest {

    private static final StreamKey STREAM = new StreamKey("team", "app");
    private static final StreamTag TAG = new StreamTag("prod");

    private final TriggerMatcher matcher = new TriggerMatcher(List.of(
            trigger("team", "this-tag", "app", "prod", false),
            trigger("team", "any-tag", "app", null, false),
            trigger("team", "this-tag-of-any-stream", null, "prod", false),
            trigger("team", "everything", null, null, false),
            trigger("team", "other-tag", "app", "test", false),
            trigger("team", "other-stream", "web", "prod", false),
            trigger("team", "paused", "app", "prod", true),
            trigger("others", "other-namespace", "app", "prod", false)));

    @Test
    void matchesTriggersThatNameTheTagTheStreamOrNeither() {
        assertThat(matcher.matching(STREAM, TAG))
                .extracting(trigger -> trigger.spec().name())
                .containsExactlyInAnyOrder("this-tag", "any-tag", "this-tag-of-any-stream", "everything");
    }

    @Test
    void matchesNothingInANamespaceWithoutTriggers() {
        assertThat(matcher.matching(new StreamKey("empty", "app"), TAG)).isEmpty();
    }

    private static Trigger trigger(
            String namespace, String name, @Nullable String stream, @Nullable String tag, boolean paused) {
        StreamTag wanted = tag == null ? null : new StreamTag(tag);
        TriggerDraft spec = new TriggerDraft(name, stream, wanted, paused, new TriggerTarget.Build("b"));
        return new Trigger(UUID.randomUUID(), namespace, spec, 1, "someone", Instant.EPOCH);
    }
}
