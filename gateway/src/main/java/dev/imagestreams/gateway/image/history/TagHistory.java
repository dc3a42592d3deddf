package dev.imagestreams.gateway.image.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.imagestreams.model.stream.Announcement;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag's history, newest first: {@code TagHistory} of {@code image.imagestreams.dev/v1}. It has a group of its own,
 * because {@code image.openshift.io} is OpenShift's.
 *
 * @param metadata has {@code continue} when there are older entries
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public record TagHistory(ListMeta metadata, List<Entry> items) implements KubernetesResource {

    public String getKind() {
        return "TagHistory";
    }

    public String getApiVersion() {
        return "image.imagestreams.dev/v1";
    }

    /**
     * What the tag pointed to from one time on.
     *
     * @param position 1 for the tag's first entry, then counting up
     * @param image digest; null for a tag that only refers
     * @param created when the image became current; older than {@code recorded} for a tag that follows another
     * @param recorded when the tag moved
     * @param user who moved it, or {@code system:…}
     * @param verb the user's request; null when the system acted by itself
     * @param cause {@code tag}, {@code import}, {@code schedule}, {@code propagation}, {@code push} or {@code mapping}
     * @param announced who had said so before a schedule found it; null if nobody had
     * @param resourceVersion of the stream right after the move
     * @param followed the upstream tag that a policy picked; null where the source names one
     * @param retired when the entry was taken from the stream's status, or had waited; null while it is there
     * @param pending of a move that a hold stopped: {@code waiting}, {@code released}, {@code superseded} or
     *     {@code dropped}; null for every other entry
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "position",
        "image",
        "dockerImageReference",
        "generation",
        "created",
        "recorded",
        "user",
        "verb",
        "cause",
        "announced",
        "resourceVersion",
        "followed",
        "retired",
        "pending"
    })
    public record Entry(
            long position,
            @Nullable String image,
            String dockerImageReference,
            long generation,
            String created,
            String recorded,
            String user,
            @Nullable String verb,
            String cause,
            @Nullable Announcement announced,
            String resourceVersion,
            @Nullable String followed,
            @Nullable String retired,
            @Nullable String pending) {}
}
