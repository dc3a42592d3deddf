package dev.imagestreams.triggers.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.triggers.reconcile.Applied;
import dev.imagestreams.triggers.reconcile.ClusterObjects;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.PatchOperation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.openshift.client.OpenShiftClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Changes objects over the API of a cluster. Images are set by a JSON patch of their fields, under the field manager
 * {@code imagestreams}, so that nothing else of the object is touched whatever version of its API it was written in.
 */
final class KubernetesObjects implements ClusterObjects {

    private static final PatchContext JSON_PATCH = new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager(ObjectEvents.COMPONENT)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server says when a build for the image was started already: an error to it, and no news to us. */
    private static final String STARTED_ALREADY = "has already instantiated a build for imageid";

    private final KubernetesClient client;
    private final WatchedKinds kinds;
    private final ObjectEvents events;

    KubernetesObjects(KubernetesClient client, WatchedKinds kinds, Clock clock) {
        this.client = client;
        this.kinds = kinds;
        this.events = new ObjectEvents(client, clock);
    }

    @Override
    public Applied patch(ObjectKey key, Decision.Patch patch) {
        try {
            return new Applied.Done(patched(kinds.of(key.kind()), key, json(patch.operations())));
        } catch (KubernetesClientException e) {
            return ApiAnswer.to(e);
        }
    }

    @Override
    public Applied startBuild(ObjectKey key, Decision.StartBuild build) {
        try {
            client.adapt(OpenShiftClient.class)
                    .buildConfigs()
                    .inNamespace(key.namespace())
                    .withName(key.name())
                    .instantiate(BuildRequests.of(key, build));
            return new Applied.Done(Optional.empty());
        } catch (KubernetesClientException e) {
            return ApiAnswer.reason(e).contains(STARTED_ALREADY) ? new Applied.Done(Optional.empty()) : ApiAnswer.to(e);
        }
    }

    @Override
    public Optional<Dependent> read(ObjectKey key) {
        return read(kinds.of(key.kind()), key);
    }

    @Override
    public void tell(Dependent about, News news) {
        events.tell(about, news);
    }

    private <T extends HasMetadata> Optional<Dependent> patched(WatchedKind<T> kind, ObjectKey key, String patch) {
        return kind.view()
                .apply(kind.objects().apply(client).resource(kind.at(key)).patch(JSON_PATCH, patch));
    }

    private <T extends HasMetadata> Optional<Dependent> read(WatchedKind<T> kind, ObjectKey key) {
        T object = kind.objects()
                .apply(client)
                .inNamespace(key.namespace())
                .withName(key.name())
                .get();
        return object == null ? Optional.empty() : kind.view().apply(object);
    }

    private static String json(List<PatchOperation> operations) {
        try {
            return JSON.writeValueAsString(operations);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a patch of texts can be written as JSON", e);
        }
    }
}
