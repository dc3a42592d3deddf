package dev.imagestreams.gateway.api.apply;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Comparator;
import java.util.Objects;

/**
 * Who writes an object, and how: one that applies owns what its last configuration says; one that updates owns what it
 * changed.
 *
 * @param name as the client names itself
 * @param applies {@code operation: Apply}, else {@code Update}
 * @param subresource empty for the object itself
 */
public record FieldManager(String name, boolean applies, String apiVersion, String subresource) {

    static final Comparator<FieldManager> ORDER = Comparator.comparing(FieldManager::updates)
            .thenComparing(FieldManager::name)
            .thenComparing(FieldManager::subresource)
            .thenComparing(FieldManager::apiVersion);

    private static final String APPLY = "Apply";
    private static final String UPDATE = "Update";

    /** One that applies. */
    public static FieldManager applying(String name, String apiVersion) {
        return new FieldManager(name, true, apiVersion, "");
    }

    /** One that creates, replaces or patches. */
    public static FieldManager updating(String name, String apiVersion) {
        return new FieldManager(name, false, apiVersion, "");
    }

    static FieldManager of(ManagedFieldsEntry entry) {
        return new FieldManager(
                Objects.requireNonNullElse(entry.getManager(), ""),
                APPLY.equals(entry.getOperation()),
                Objects.requireNonNullElse(entry.getApiVersion(), ""),
                Objects.requireNonNullElse(entry.getSubresource(), ""));
    }

    ManagedFieldsEntry entry() {
        ManagedFieldsEntry entry = new ManagedFieldsEntry();
        entry.setManager(name);
        entry.setOperation(applies ? APPLY : UPDATE);
        entry.setApiVersion(apiVersion);
        entry.setFieldsType("FieldsV1");
        entry.setSubresource(subresource.isEmpty() ? null : subresource);
        return entry;
    }

    private boolean updates() {
        return !applies;
    }
}
