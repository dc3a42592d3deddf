package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Triggers that do nothing: those that do nothing on OpenShift without a word, or take the object's other triggers with them.
 * Here each holds back no other, and its owner is told why.
 */
class WorkloadProblemsTest {

    private static final String OLD = "quay.io/a/app@sha256:1";
    private static final String NEW = "quay.io/a/app@sha256:2";
    private static final String CONTAINERS = "spec.template.spec.containers";

    private final Resolution tags =
            tag -> tag.toString().equals("demo/app:latest") ? Optional.of(NEW) : Optional.empty();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: ImageStreamImage, name: app:latest | 1 | from.kind must be ImageStreamTag, and is \"ImageStreamImage\"",
                "name: app:latest | 1 | from.kind must be ImageStreamTag, and is \"\"",
                "kind: ImageStreamTag, apiVersion: image.openshift.io/v1, name: app:latest | 1"
                        + " | from.apiVersion must be left out, and is \"image.openshift.io/v1\"",
                "kind: ImageStreamTag, name: app | 1 | from.name must be <stream>:<tag>, and is \"app\"",
                "kind: ImageStreamTag, name: app:latest:1 | 1 | from.name must be <stream>:<tag>, and is \"app:latest:1\"",
                "kind: ImageStreamTag, name: app:latest, namespace: Images | 1 | from.namespace cannot be one: \"Images\"",
                "kind: ImageStreamTag, name: app:latest | 2 | no such container: spec.template.spec.containers[2].image",
                "kind: ImageStreamTag, name: app:latest | *"
                        + " | field path is not valid: spec.template.spec.containers[*].image"
            })
    void aTriggerThatCanSetNothingIsToldAndTheOthersGoOn(String from, String selector, String reason) {
        Workload workload =
                workload(ObjectKind.DEPLOYMENT, good(), trigger(from, CONTAINERS + '[' + selector + "].image"));

        assertThat(workload.problems(tags)).containsExactly(new Problem(false, reason));
        assertThat(workload.decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                        .isEqualTo("web: " + NEW));
    }

    @Test
    void aTagThatPointsNowhereIsWaitedFor() {
        Workload workload = workload(
                ObjectKind.DEPLOYMENT,
                good(),
                trigger("kind: ImageStreamTag, name: app:other", CONTAINERS + "[1].image"));

        assertThat(workload.problems(tags))
                .containsExactly(new Problem(true, "waits for demo/app:other, which points to no image"));
        assertThat(workload.decide(tags)).isInstanceOf(Decision.Patch.class);
    }

    @Test
    void aWrongNamespaceShowsInWhatIsWaitedFor() {
        Workload workload = workload(
                ObjectKind.DEPLOYMENT,
                trigger("kind: ImageStreamTag, namespace: dmeo, name: app:latest", CONTAINERS + "[0].image"));

        assertThat(workload.problems(tags))
                .extracting(Problem::message)
                .containsExactly("waits for dmeo/app:latest, which points to no image");
    }

    @Test
    void aPathForAnotherKindOfObjectIsTold() {
        Workload workload = workload(ObjectKind.CRON_JOB, good());

        assertThat(workload.decide(tags)).isEqualTo(new Decision.Settled());
        assertThat(workload.problems(tags))
                .extracting(Problem::message)
                .containsExactly(
                        "field path does not begin with spec.jobTemplate.spec.template.spec, where a CronJob has"
                                + " its containers: spec.template.spec.containers[0].image");
    }

    @Test
    void whatSomebodyHasPausedIsNoProblem() {
        String paused = trigger("kind: nonsense", "nonsense").replace("\"fieldPath\"", "\"paused\":true,\"fieldPath\"");

        assertThat(workload(ObjectKind.DEPLOYMENT, good(), paused).problems(tags))
                .isEmpty();
    }

    @Test
    void whatTheAnnotationSaysTwiceOrWronglyIsToldToo() {
        Workload workload = workload(
                ObjectKind.DEPLOYMENT,
                good(),
                good(),
                trigger("kind: ImageStreamTag, name: app:latest", CONTAINERS + "[1].image"),
                "7");

        assertThat(workload.problems(tags))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "duplicate triggers are not allowed: spec.template.spec.containers[0].image",
                        "trigger 3 of the annotation is not valid: it must be an object");
        assertThat(workload.decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                        .isEqualTo("side: " + NEW));
    }

    @Test
    void anAnnotationOnThePodTemplateIsTold() {
        MisplacedAnnotation misplaced =
                new MisplacedAnnotation(new ObjectKey(ObjectKind.STATEFUL_SET, "demo", "app"), "uid");

        assertThat(misplaced.follows()).isEmpty();
        assertThat(misplaced.decide(tags))
                .isEqualTo(new Decision.Refused("the annotation image.openshift.io/triggers is on the pod template; it"
                        + " belongs to the StatefulSet itself"));
    }

    private static String good() {
        return trigger("kind: ImageStreamTag, name: app:latest", CONTAINERS + "[0].image");
    }

    /** @param from members as {@code name: value, name: value} */
    private static String trigger(String from, String path) {
        String members = from.replaceAll("([a-zA-Z]+): ([^,]+)", "\"$1\":\"$2\"");
        return "{\"from\":{" + members + "},\"fieldPath\":\"" + path + "\"}";
    }

    private static Workload workload(ObjectKind kind, String... triggers) {
        PodContainers pod =
                new PodContainers(List.of(new Container("web", OLD), new Container("side", OLD)), List.of());
        return new Workload(new ObjectKey(kind, "demo", "app"), "uid", '[' + String.join(",", triggers) + ']', pod);
    }
}
