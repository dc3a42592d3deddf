package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Decision.BuildCause;
import dev.imagestreams.triggers.workload.ObjectKey;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.openshift.api.model.BuildRequest;
import io.fabric8.openshift.api.model.BuildRequestBuilder;
import io.fabric8.openshift.api.model.BuildTriggerCause;
import io.fabric8.openshift.api.model.BuildTriggerCauseBuilder;

/** The request that starts a build because images changed, as OpenShift's own controller sends it. */
final class BuildRequests {

    private static final String MESSAGE = "Image change";

    private BuildRequests() {}

    static BuildRequest of(ObjectKey key, Decision.StartBuild build) {
        BuildCause first = build.causes().get(0);
        BuildRequestBuilder request = new BuildRequestBuilder()
                .withNewMetadata()
                .withName(key.name())
                .withNamespace(key.namespace())
                .endMetadata()
                .withTriggeredByImage(new ObjectReferenceBuilder()
                        .withKind("DockerImage")
                        .withName(first.image())
                        .build())
                .withTriggeredBy(
                        build.causes().stream().map(BuildRequests::cause).toList());
        // The server matches this with the trigger's own reference, which an implied one has not.
        return (first.implied() ? request : request.withFrom(from(first))).build();
    }

    private static BuildTriggerCause cause(BuildCause cause) {
        return new BuildTriggerCauseBuilder()
                .withMessage(MESSAGE)
                .withNewImageChangeBuild()
                .withImageID(cause.image())
                .withFromRef(from(cause))
                .endImageChangeBuild()
                .build();
    }

    private static ObjectReference from(BuildCause cause) {
        return new ObjectReferenceBuilder()
                .withKind("ImageStreamTag")
                .withNamespace(cause.namespace())
                .withName(cause.name())
                .build();
    }
}
