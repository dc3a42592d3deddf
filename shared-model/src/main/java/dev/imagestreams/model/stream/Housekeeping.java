package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes' machinery keeps in an object's metadata. It is carried for clients and not interpreted here, except
 * that an object with finalizers is only marked when it is deleted, and goes when the last of them is taken away.
 *
 * @param generateName the prefix the object's name was made from, or null
 * @param finalizers who has something to do before the object may go
 * @param ownerReferences as the client wrote them
 * @param managedFields who set which fields, as the gateway keeps them for server-side apply
 * @param deletionTimestamp when deletion was asked for; null while it was not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Housekeeping(
        @Nullable String generateName,
        List<String> finalizers,
        List<Map<String, Object>> ownerReferences,
        List<Map<String, Object>> managedFields,
        @Nullable Instant deletionTimestamp) {

    public static final Housekeeping NONE = new Housekeeping(null, List.of(), List.of(), List.of(), null);

    public Housekeeping {
        finalizers = finalizers == null ? List.of() : List.copyOf(finalizers);
        ownerReferences = ownerReferences == null ? List.of() : List.copyOf(ownerReferences);
        managedFields = managedFields == null ? List.of() : List.copyOf(managedFields);
    }

    public Housekeeping deletedAt(@Nullable Instant when) {
        return new Housekeeping(generateName, finalizers, ownerReferences, managedFields, when);
    }

    @JsonIgnore
    public boolean isBeingDeleted() {
        return deletionTimestamp != null;
    }
}
