package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens to an annotated object: the rows of OpenShift's behaviour. */
class WorkloadTest {

    private static final String V1 = "quay.io/a/app@sha256:1";
    private static final String V2 = "quay.io/a/app@sha256:2";
    private static final String WEB = "spec.template.spec.containers[?(@.name==\\\"web\\\")].image";
    private static final String SIDE = "spec.template.spec.containers[1].image";
    private static final String INIT = "spec.template.spec.initContainers[0].image";

    private final Resolution tags = tag -> Optional.ofNullable(
            Map.of("demo/app:latest", V2, "images/base:1", V1).get(tag.toString()));

    @Test
    void anotherImageIsSet() {
        assertThat(decide(trigger("app:latest", WEB)))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                        .endsWith(
                                PatchOperation.expect("/spec/template/spec/containers/0/name", "web"),
                                PatchOperation.expect("/spec/template/spec/containers/0/image", V1),
                                PatchOperation.set("/spec/template/spec/containers/0/image", V2)));
    }

    @Test
    void thePatchExpectsTheAnnotationItWasDecidedBy() {
        String annotation = '[' + trigger("app:latest", WEB) + ']';

        assertThat(workload(ObjectKind.DEPLOYMENT, annotation).decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                        .startsWith(PatchOperation.expect(
                                "/metadata/annotations/image.openshift.io~1triggers", annotation)));
    }

    @Test
    void theSameImageIsLeftAlone() {
        assertThat(decide(tag -> Optional.of(V1), trigger("app:latest", WEB))).isEqualTo(new Decision.Settled());
    }

    @Test
    void theStringIsComparedNotTheDigest() {
        Resolution throughTheRegistry = tag -> Optional.of("registry.local/demo/app@sha256:1");

        assertThat(decide(throughTheRegistry, trigger("app:latest", WEB))).isInstanceOf(Decision.Patch.class);
    }

    @Test
    void whereDigestsAreComparedAnotherRegistryIsNoReasonForARollout() {
        Resolution byDigest = new Resolution() {
            @Override
            public Optional<String> pullSpec(TagKey tag) {
                return Optional.of("registry.local/demo/app@sha256:1");
            }

            @Override
            public ImageComparison comparison() {
                return ImageComparison.DIGEST;
            }
        };

        assertThat(decide(byDigest, trigger("app:latest", WEB))).isEqualTo(new Decision.Settled());
    }

    @Test
    void anImageThatIsNotThereYetIsSetWithoutExpectingOne() {
        assertThat(decide(trigger("app:latest", SIDE)))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                        .endsWith(
                                PatchOperation.expect("/spec/template/spec/containers/1/name", "side"),
                                PatchOperation.set("/spec/template/spec/containers/1/image", V2)));
    }

    @Test
    void aStreamOfAnotherNamespaceIsFollowedWhenNamed() {
        String trigger = "{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"base:1\",\"namespace\":\"images\"},"
                + "\"fieldPath\":\"" + INIT + "\"}";

        assertThat(decide(trigger)).isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                .isEqualTo("setup: " + V1));
    }

    @Test
    void severalTriggersAreOneChange() {
        assertThat(decide(trigger("app:latest", WEB), trigger("app:latest", INIT)))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                        .isEqualTo("web: " + V2 + ", setup: " + V2));
    }

    @Test
    void aPausedTriggerIsIgnoredWhateverItsPathSays() {
        String paused = "{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"app:latest\"},\"fieldPath\":\""
                + "spec.template.spec.nonsense\",\"paused\":true}";

        assertThat(decide(paused)).isEqualTo(new Decision.Settled());
    }

    @Test
    void aTagThatPointsNowhereIsWaitedForWithoutHoldingBackTheOthers() {
        assertThat(decide(trigger("missing:latest", INIT), trigger("app:latest", WEB)))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                        .isEqualTo("web: " + V2));
    }

    @Test
    void anAnnotationThatCannotBeReadRefusesAndFollowsNothing() {
        Workload workload = workload(ObjectKind.DEPLOYMENT, "[");

        assertThat(workload.decide(tags)).isInstanceOf(Decision.Refused.class);
        assertThat(workload.follows()).isEmpty();
    }

    @Test
    void twoTriggersOfOneContainerSettleOnTheLater() {
        Workload before = workload(ObjectKind.DEPLOYMENT, both());

        assertThat(before.decide(tags)).isEqualTo(new Decision.Settled());
        assertThat(before.decide(tag -> Optional.of(tag.equals(key("demo", "app:latest")) ? V1 : V2)))
                .isInstanceOf(Decision.Patch.class);
    }

    @Test
    void aCronJobFollowsByItsLongerPath() {
        String path = "spec.jobTemplate.spec.template.spec.containers[0].image";

        assertThat(workload(ObjectKind.CRON_JOB, '[' + trigger("app:latest", path) + ']')
                        .decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                        .endsWith(PatchOperation.set("/spec/jobTemplate/spec/template/spec/containers/0/image", V2)));
    }

    @Test
    void itFollowsTheTagsOfItsActiveTriggers() {
        String paused =
                "{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"paused:1\"},\"fieldPath\":\"x\",\"paused\":\"true\"}";

        assertThat(workload(ObjectKind.DEPLOYMENT, '[' + trigger("app:latest", WEB) + ',' + paused + ']')
                        .follows())
                .containsExactly(key("demo", "app:latest"));
    }

    /** The later one wants what is there already. */
    private static String both() {
        return '[' + trigger("app:latest", WEB) + ",{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"base:1\","
                + "\"namespace\":\"images\"},\"fieldPath\":\"spec.template.spec.containers[0].image\"}]";
    }

    private Decision decide(String... triggers) {
        return decide(tags, triggers);
    }

    private static Decision decide(Resolution tags, String... triggers) {
        return workload(ObjectKind.DEPLOYMENT, '[' + String.join(",", triggers) + ']')
                .decide(tags);
    }

    private static String trigger(String tag, String path) {
        return "{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"" + tag + "\"},\"fieldPath\":\"" + path + "\"}";
    }

    private static Workload workload(ObjectKind kind, String annotation) {
        PodContainers pod = new PodContainers(
                List.of(new Container("web", V1), new Container("side", null)),
                List.of(new Container("setup", "placeholder")));
        return new Workload(new ObjectKey(kind, "demo", "app"), "uid", annotation, pod);
    }

    private static TagKey key(String namespace, String name) {
        return TagKey.in(namespace, name).orElseThrow();
    }
}
