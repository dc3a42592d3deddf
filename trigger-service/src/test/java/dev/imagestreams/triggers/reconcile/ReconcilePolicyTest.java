package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconcilePolicyTest {

    private static final TagKey HERE = TagKey.in("demo", "app:latest").orElseThrow();
    private static final TagKey THERE = TagKey.in("images", "app:latest").orElseThrow();
    private static final ObjectKey OBJECT = new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "web");

    private final Map<TagKey, TagPointer> known = Map.of(HERE, pointer(HERE, "here"), THERE, pointer(THERE, "there"));

    @Test
    void streamsOfOtherNamespacesAreFollowedAsOnOpenShift() {
        assertThat(policy(true).resolution(OBJECT, known).pullSpec(THERE)).contains("there");
    }

    @Test
    void streamsOfOtherNamespacesAreNotFollowedWhereThatIsSwitchedOff() {
        assertThat(policy(false).resolution(OBJECT, known).pullSpec(THERE)).isEmpty();
        assertThat(policy(false).resolution(OBJECT, known).pullSpec(HERE)).contains("here");
    }

    @Test
    void aTagThatIsNotKnownPointsNowhere() {
        assertThat(policy(true).resolution(OBJECT, Map.of()).pullSpec(HERE)).isEmpty();
    }

    private static ReconcilePolicy policy(boolean crossNamespace) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random());
        return new ReconcilePolicy(1, backoff, backoff, new PullSpecs(null), crossNamespace);
    }

    private static TagPointer pointer(TagKey key, String reference) {
        return new TagPointer(key, reference, null, ReferencePolicy.SOURCE, Instant.EPOCH);
    }
}
