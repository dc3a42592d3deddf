package dev.imagestreams.gateway.image.convert;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.stream.Housekeeping;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an object's metadata that is carried for Kubernetes' machinery. */
public final class Metadata {

    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<List<OwnerReference>> OWNERS = new TypeReference<>() {};
    private static final TypeReference<List<ManagedFieldsEntry>> MANAGED = new TypeReference<>() {};

    private Metadata() {}

    public static Housekeeping housekeeping(@Nullable ObjectMeta metadata) {
        if (metadata == null) {
            return Housekeeping.NONE;
        }
        return new Housekeeping(
                metadata.getGenerateName(),
                metadata.getFinalizers(),
                ModelJson.mapper().convertValue(metadata.getOwnerReferences(), OBJECTS),
                ModelJson.mapper().convertValue(metadata.getManagedFields(), OBJECTS),
                null);
    }

    public static void show(Housekeeping housekeeping, ObjectMeta metadata) {
        metadata.setGenerateName(housekeeping.generateName());
        metadata.setFinalizers(housekeeping.finalizers());
        metadata.setOwnerReferences(ModelJson.mapper().convertValue(housekeeping.ownerReferences(), OWNERS));
        metadata.setManagedFields(ModelJson.mapper().convertValue(housekeeping.managedFields(), MANAGED));
        if (housekeeping.deletionTimestamp() != null) {
            metadata.setDeletionTimestamp(Timestamps.text(housekeeping.deletionTimestamp()));
            metadata.setDeletionGracePeriodSeconds(0L);
        }
    }
}
