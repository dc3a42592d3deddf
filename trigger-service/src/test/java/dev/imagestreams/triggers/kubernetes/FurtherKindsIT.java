package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.PLACEHOLDER;
import static dev.imagestreams.triggers.testing.Workloads.annotation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.triggers.testing.ClusterServer.Seen;
import dev.imagestreams.triggers.workload.TriggerAnnotation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds that an operator names: any with a pod template, and what its model does not know of stays as it is. */
class FurtherKindsIT extends ClusterSessionCase {

    private static final ResourceDefinitionContext ROLLOUTS = new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("Rollout")
            .withPlural("rollouts")
            .withNamespaced(true)
            .build();

    @Test
    void theyFollowTheirTags() throws Exception {
        pointers.point("demo/app:latest", V1);
        keep(rollout("web"));

        session.start();

        await().atMost(SOON).until(() -> V1.equals(imageOf("web")));
        session.moved(pointers.point("demo/app:latest", V2));
        await().atMost(SOON).until(() -> V2.equals(imageOf("web")));
        assertThat(cluster.seen("PATCH"))
                .extracting(Seen::path)
                .containsOnly("/apis/argoproj.io/v1alpha1/namespaces/demo/rollouts/web?fieldManager=imagestreams");
        assertThat(read("web").<String>get("spec", "strategy", "canary", "stableService"))
                .isEqualTo("web-stable");
    }

    @Test
    void whatBelongsToAControllerIsItsBusiness() throws Exception {
        pointers.point("demo/app:latest", V1);
        GenericKubernetesResource owned = rollout("owned");
        owned.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("Deployment")
                        .withName("web")
                        .withUid("u-1")
                        .withController(true)
                        .build()));
        keep(owned);
        keep(rollout("free"));

        session.start();

        await().atMost(SOON).until(() -> V1.equals(imageOf("free")));
        await().during(A_WHILE).until(() -> PLACEHOLDER.equals(imageOf("owned")));
    }

    private void keep(GenericKubernetesResource rollout) {
        cluster.direct().genericKubernetesResources(ROLLOUTS).resource(rollout).create();
    }

    private GenericKubernetesResource read(String name) {
        return cluster.direct()
                .genericKubernetesResources(ROLLOUTS)
                .inNamespace("demo")
                .withName(name)
                .get();
    }

    private String imageOf(String name) {
        return read(name).get("spec", "template", "spec", "containers", 0, "image");
    }

    private static GenericKubernetesResource rollout(String name) throws Exception {
        GenericKubernetesResource rollout = new ObjectMapper()
                .readValue(
                        """
                        {"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{"namespace":"demo"},
                         "spec":{"replicas":2,"strategy":{"canary":{"stableService":"web-stable"}},
                          "template":{"spec":{"containers":[{"name":"web","image":"%s"}],"ofTomorrow":{"a":1}}}}}"""
                                .formatted(PLACEHOLDER),
                        GenericKubernetesResource.class);
        rollout.getMetadata().setName(name);
        rollout.getMetadata()
                .setAnnotations(Map.of(TriggerAnnotation.KEY, annotation("app:latest", "spec.template.spec")));
        return rollout;
    }
}
