package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.workload.ImageComparison;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import dev.imagestreams.triggers.workload.Problem;
import dev.imagestreams.triggers.workload.Resolution;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private static final TagKey HERE = TagKey.in("demo", "app:latest").orElseThrow();
    private static final TagKey THERE = TagKey.in("images", "app:latest").orElseThrow();
    private static final ObjectKey OBJECT = new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "web");

    private final Map<TagKey, TagPointer> known = Map.of(HERE, pointer(HERE, "here"), THERE, pointer(THERE, "there"));

    @Test
    void streamsOfOtherNamespacesAreFollowedAsOnOpenShift() {
        assertThat(resolution(true, Set.of()).pullSpec(THERE)).contains("there");
    }

    @Test
    void streamsOfOtherNamespacesAreNotFollowedWhereThatIsSwitchedOff() {
        Resolution narrow = resolution(false, Set.of());

        assertThat(narrow.pullSpec(THERE)).isEmpty();
        assertThat(narrow.pullSpec(HERE)).contains("here");
        assertThat(Problem.ofTag(THERE, narrow))
                .contains(new Problem(
                        false, "streams of namespace images may not be followed from here: images/app:latest"));
    }

    @Test
    void sharedStreamsAreFollowedFromEverywhere() {
        assertThat(resolution(false, Set.of("images")).pullSpec(THERE)).contains("there");
    }

    @Test
    void aTagThatIsNotKnownPointsNowhere() {
        Resolution empty =
                new Following(new PullSpecs(null), true, Set.of(), ImageComparison.TEXT).resolution(OBJECT, Map.of());

        assertThat(empty.pullSpec(HERE)).isEmpty();
        assertThat(Problem.ofTag(HERE, empty))
                .contains(new Problem(true, "waits for demo/app:latest, which points to no image"));
    }

    private Resolution resolution(boolean crossNamespace, Set<String> shared) {
        return new Following(new PullSpecs(null), crossNamespace, shared, ImageComparison.TEXT)
                .resolution(OBJECT, known);
    }

    private static TagPointer pointer(TagKey key, String reference) {
        return new TagPointer(key, reference, null, ReferencePolicy.SOURCE, Instant.EPOCH);
    }
}
