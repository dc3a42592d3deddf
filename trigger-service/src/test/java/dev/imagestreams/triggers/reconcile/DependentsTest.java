package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import dev.imagestreams.triggers.workload.PodContainers;
import dev.imagestreams.triggers.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependentsTest {

    private static final ObjectKey WEB = new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "web");
    private static final ObjectKey API = new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "api");

    private final Dependents dependents = new Dependents();

    @Test
    void onlyWhatDiffersFromWhatWasKnownIsNews() {
        assertThat(dependents.put(following(WEB, "app:1"))).isTrue();
        assertThat(dependents.put(following(WEB, "app:1"))).isFalse();
        assertThat(dependents.put(following(WEB, "app:2"))).isTrue();
    }

    @Test
    void allObjectsThatFollowATagAreFoundByIt() {
        dependents.put(following(WEB, "app:1"));
        dependents.put(following(API, "app:1"));

        assertThat(dependents.following(tag("app:1"))).containsExactlyInAnyOrder(WEB, API);
        assertThat(dependents.following(tag("app:2"))).isEmpty();
    }

    @Test
    void anObjectThatFollowsAnotherTagIsNotFoundByTheOld() {
        dependents.put(following(WEB, "app:1"));
        dependents.put(following(WEB, "app:2"));

        assertThat(dependents.following(tag("app:1"))).isEmpty();
        assertThat(dependents.following(tag("app:2"))).containsExactly(WEB);
    }

    @Test
    void anObjectThatIsRemovedIsFoundByNothing() {
        dependents.put(following(WEB, "app:1"));
        dependents.remove(WEB);
        dependents.remove(API);

        assertThat(dependents.get(WEB)).isEmpty();
        assertThat(dependents.following(tag("app:1"))).isEmpty();
        assertThat(dependents.all()).isEmpty();
    }

    private static Dependent following(ObjectKey key, String tag) {
        return new Workload(
                key,
                "uid",
                "[{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"" + tag + "\"}}]",
                new PodContainers(List.of(), List.of()));
    }

    private static TagKey tag(String name) {
        return TagKey.in("demo", name).orElseThrow();
    }
}
