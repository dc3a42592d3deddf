package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.MisplacedAnnotation;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import dev.imagestreams.triggers.workload.TriggerAnnotation;
import dev.imagestreams.triggers.workload.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.DeploymentConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table from kinds of objects to how they are read: the model class of a kind, and what of its objects decides. A new
 * kind is one line here.
 *
 * @param objects those of a cluster
 * @param blank an object without anything
 * @param optional whether clusters lack the kind: those that are no OpenShift, or have it switched off
 * @param view empty for an object that depends on no image
 */
record WatchedKind<T extends HasMetadata>(
        ObjectKind kind,
        Class<T> type,
        Function<KubernetesClient, MixedOperation<T, ? extends KubernetesResourceList<T>, Resource<T>>> objects,
        Supplier<T> blank,
        boolean optional,
        Function<T, Optional<Dependent>> view) {

    static final List<WatchedKind<?>> ALL = List.of(
            annotated(ObjectKind.DEPLOYMENT, Deployment.class, Deployment::new, object -> Optional.ofNullable(
                            object.getSpec())
                    .map(DeploymentSpec::getTemplate)),
            annotated(ObjectKind.STATEFUL_SET, StatefulSet.class, StatefulSet::new, object -> Optional.ofNullable(
                            object.getSpec())
                    .map(StatefulSetSpec::getTemplate)),
            annotated(ObjectKind.DAEMON_SET, DaemonSet.class, DaemonSet::new, object -> Optional.ofNullable(
                            object.getSpec())
                    .map(DaemonSetSpec::getTemplate)),
            annotated(ObjectKind.CRON_JOB, CronJob.class, CronJob::new, object -> Optional.ofNullable(object.getSpec())
                    .map(CronJobSpec::getJobTemplate)
                    .map(JobTemplateSpec::getSpec)
                    .map(JobSpec::getTemplate)),
            new WatchedKind<>(
                    ObjectKind.DEPLOYMENT_CONFIG,
                    DeploymentConfig.class,
                    client -> client.resources(DeploymentConfig.class),
                    DeploymentConfig::new,
                    true,
                    OpenShiftReader::deploymentConfig),
            new WatchedKind<>(
                    ObjectKind.BUILD_CONFIG,
                    BuildConfig.class,
                    client -> client.resources(BuildConfig.class),
                    BuildConfig::new,
                    true,
                    OpenShiftReader::buildConfig));

    /**
     * Any kind with a pod template at {@code spec.template}. What belongs to a controller is its: Deployments, for one, hand
     * their annotations down to their ReplicaSets.
     */
    static WatchedKind<GenericKubernetesResource> further(ObjectKind kind) {
        Function<GenericKubernetesResource, Optional<Dependent>> view = annotated(kind, PodContainersReader::template);
        return new WatchedKind<>(
                kind,
                GenericKubernetesResource.class,
                client -> client.genericKubernetesResources(kind.apiVersion(), kind.kind()),
                () -> {
                    GenericKubernetesResource blank = new GenericKubernetesResource();
                    blank.setApiVersion(kind.apiVersion());
                    blank.setKind(kind.kind());
                    return blank;
                },
                true,
                object -> isControlled(object) ? Optional.empty() : view.apply(object));
    }

    private static boolean isControlled(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> Boolean.TRUE.equals(owner.getController()));
    }

    ObjectKey key(T object) {
        return key(kind, object);
    }

    /** Only where it is, for a client that asks for no more. */
    T at(ObjectKey key) {
        T object = blank.get();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(key.namespace())
                .withName(key.name())
                .build());
        return object;
    }

    static ObjectKey key(ObjectKind kind, HasMetadata object) {
        return new ObjectKey(
                kind, object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    private static <T extends HasMetadata> WatchedKind<T> annotated(
            ObjectKind kind, Class<T> type, Supplier<T> blank, Function<T, Optional<PodTemplateSpec>> template) {
        return new WatchedKind<>(kind, type, client -> client.resources(type), blank, false, annotated(kind, template));
    }

    private static <T extends HasMetadata> Function<T, Optional<Dependent>> annotated(
            ObjectKind kind, Function<T, Optional<PodTemplateSpec>> template) {
        return object -> {
            String annotation = annotation(object.getMetadata(), TriggerAnnotation.KEY);
            Optional<PodTemplateSpec> pod = template.apply(object);
            String uid = object.getMetadata().getUid();
            if (annotation == null) {
                return pod.filter(one -> annotation(one.getMetadata(), TriggerAnnotation.KEY) != null)
                        .map(misplaced -> new MisplacedAnnotation(key(kind, object), uid));
            }
            return Optional.of(
                    new Workload(key(kind, object), uid, annotation, PodContainersReader.read(pod.orElse(null))));
        };
    }

    static @Nullable String annotation(@Nullable ObjectMeta metadata, String name) {
        Map<String, String> annotations = metadata == null ? null : metadata.getAnnotations();
        return annotations == null ? null : annotations.get(name);
    }
}
