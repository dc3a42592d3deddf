package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.openshift.BuildConfigView;
import dev.imagestreams.triggers.openshift.DeploymentConfigView;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKind;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildStrategy;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import io.fabric8.openshift.api.model.ImageChangeTriggerStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what decides from OpenShift's own objects. Triggers that are paused, or not automatic, decide nothing. */
public final class OpenShiftReader {

    private static final String IMAGE_CHANGE = "ImageChange";
    private static final String STREAM_TAG = "ImageStreamTag";
    private static final String BUILDS_PAUSED = "openshift.io/build-config.paused";

    private OpenShiftReader() {}

    public static Optional<Dependent> deploymentConfig(DeploymentConfig object) {
        if (object.getSpec() == null || object.getSpec().getTriggers() == null) {
            return Optional.empty();
        }
        List<DeploymentConfigView.ImageChangeTrigger> triggers = new ArrayList<>();
        List<DeploymentTriggerPolicy> policies = object.getSpec().getTriggers();
        for (int i = 0; i < policies.size(); i++) {
            DeploymentTriggerImageChangeParams change = policies.get(i).getImageChangeParams();
            if (IMAGE_CHANGE.equals(policies.get(i).getType())
                    && change != null
                    && Boolean.TRUE.equals(change.getAutomatic())
                    && change.getFrom() != null) {
                triggers.add(trigger(i, change, namespace(object)));
            }
        }
        return triggers.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeploymentConfigView(
                        WatchedKind.key(ObjectKind.DEPLOYMENT_CONFIG, object),
                        object.getMetadata().getUid(),
                        triggers,
                        PodContainersReader.read(object.getSpec().getTemplate())));
    }

    public static Optional<Dependent> buildConfig(BuildConfig object) {
        if (object.getSpec() == null || object.getSpec().getTriggers() == null) {
            return Optional.empty();
        }
        List<BuildConfigView.ImageChangeTrigger> triggers = object.getSpec().getTriggers().stream()
                .filter(trigger -> IMAGE_CHANGE.equals(trigger.getType()))
                .map(BuildTriggerPolicy::getImageChange)
                .filter(change -> change != null && !Boolean.TRUE.equals(change.getPaused()))
                .flatMap(change -> trigger(change, object).stream())
                .toList();
        return triggers.isEmpty()
                ? Optional.empty()
                : Optional.of(new BuildConfigView(
                        WatchedKind.key(ObjectKind.BUILD_CONFIG, object),
                        object.getMetadata().getUid(),
                        isPaused(object),
                        triggers,
                        lastTriggered(object)));
    }

    private static DeploymentConfigView.ImageChangeTrigger trigger(
            int index, DeploymentTriggerImageChangeParams change, String namespace) {
        return new DeploymentConfigView.ImageChangeTrigger(
                index,
                tag(change.getFrom(), namespace).orElse(null),
                change.getFrom().getName() == null ? "" : change.getFrom().getName(),
                change.getContainerNames() == null ? List.of() : change.getContainerNames(),
                change.getLastTriggeredImage() == null ? "" : change.getLastTriggeredImage());
    }

    private static Optional<BuildConfigView.ImageChangeTrigger> trigger(ImageChangeTrigger change, BuildConfig object) {
        boolean implied = change.getFrom() == null;
        ObjectReference from = implied ? builder(object.getSpec().getStrategy()) : change.getFrom();
        return tag(from, namespace(object))
                .map(tag -> new BuildConfigView.ImageChangeTrigger(
                        tag, from.getNamespace(), from.getName(), implied, change.getLastTriggeredImageID()));
    }

    /** Whether it takes no builds. */
    public static boolean isPaused(BuildConfig object) {
        return "true".equals(WatchedKind.annotation(object.getMetadata(), BUILDS_PAUSED));
    }

    /** The image the build runs in, if its strategy names one. */
    public static @Nullable ObjectReference builder(BuildConfig object) {
        return object.getSpec() == null ? null : builder(object.getSpec().getStrategy());
    }

    private static @Nullable ObjectReference builder(@Nullable BuildStrategy strategy) {
        if (strategy == null) {
            return null;
        }
        return Stream.of(
                        Optional.ofNullable(strategy.getSourceStrategy()).map(one -> one.getFrom()),
                        Optional.ofNullable(strategy.getDockerStrategy()).map(one -> one.getFrom()),
                        Optional.ofNullable(strategy.getCustomStrategy()).map(one -> one.getFrom()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Map<TagKey, String> lastTriggered(BuildConfig object) {
        if (object.getStatus() == null || object.getStatus().getImageChangeTriggers() == null) {
            return Map.of();
        }
        Map<TagKey, String> recorded = new HashMap<>();
        for (ImageChangeTriggerStatus status : object.getStatus().getImageChangeTriggers()) {
            if (status.getFrom() != null
                    && status.getFrom().getName() != null
                    && status.getLastTriggeredImageID() != null) {
                String namespace = status.getFrom().getNamespace();
                TagKey.in(
                                namespace == null || namespace.isEmpty() ? namespace(object) : namespace,
                                status.getFrom().getName())
                        .ifPresent(tag -> recorded.put(tag, status.getLastTriggeredImageID()));
            }
        }
        return recorded;
    }

    private static Optional<TagKey> tag(@Nullable ObjectReference from, String objectNamespace) {
        if (from == null || from.getName() == null) {
            return Optional.empty();
        }
        boolean anotherKind = from.getKind() != null
                && !from.getKind().isEmpty()
                && !from.getKind().equals(STREAM_TAG);
        boolean here = from.getNamespace() == null || from.getNamespace().isEmpty();
        return anotherKind ? Optional.empty() : TagKey.in(here ? objectNamespace : from.getNamespace(), from.getName());
    }

    private static String namespace(io.fabric8.kubernetes.api.model.HasMetadata object) {
        return object.getMetadata().getNamespace();
    }
}
