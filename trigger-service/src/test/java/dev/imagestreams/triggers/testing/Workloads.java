package dev.imagestreams.triggers.testing;

import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.reconcile.Following;
import dev.imagestreams.triggers.workload.ImageComparison;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;

/** Objects to follow tags with: one container {@code web}, in namespace {@code demo}. */
public final class Workloads {

    public static final String PLACEHOLDER = "placeholder:latest";
    private static final String POD = "spec.template.spec";

    private Workloads() {}

    public static Deployment deployment(String name, String tag) {
        return new DeploymentBuilder()
                .withMetadata(metadata(name, annotation(tag, POD)))
                .withNewSpec()
                .withReplicas(3)
                .withTemplate(template())
                .endSpec()
                .build();
    }

    public static HasMetadata statefulSet(String name, String tag) {
        return new StatefulSetBuilder()
                .withMetadata(metadata(name, annotation(tag, POD)))
                .withNewSpec()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    public static HasMetadata daemonSet(String name, String tag) {
        return new DaemonSetBuilder()
                .withMetadata(metadata(name, annotation(tag, POD)))
                .withNewSpec()
                .withTemplate(template())
                .endSpec()
                .build();
    }

    public static HasMetadata cronJob(String name, String tag) {
        return new CronJobBuilder()
                .withMetadata(metadata(name, annotation(tag, "spec.jobTemplate.spec.template.spec")))
                .withNewSpec()
                .withSchedule("@daily")
                .withNewJobTemplate()
                .withNewSpec()
                .withTemplate(template())
                .endSpec()
                .endJobTemplate()
                .endSpec()
                .build();
    }

    /** Follows as OpenShift's controller does. */
    public static Following everyNamespace() {
        return new Following(new PullSpecs(null), true, Set.of(), ImageComparison.TEXT);
    }

    public static String annotation(String tag, String pod) {
        return "[{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"" + tag + "\"},\"fieldPath\":\"" + pod
                + ".containers[?(@.name==\\\"web\\\")].image\"}]";
    }

    public static String image(KubernetesClient cluster, String deployment) {
        return cluster.apps()
                .deployments()
                .inNamespace("demo")
                .withName(deployment)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static ObjectMeta metadata(String name, String triggers) {
        return new ObjectMetaBuilder()
                .withNamespace("demo")
                .withName(name)
                .addToAnnotations("image.openshift.io/triggers", triggers)
                .build();
    }

    private static PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage(PLACEHOLDER)
                .endContainer()
                .endSpec()
                .build();
    }
}
