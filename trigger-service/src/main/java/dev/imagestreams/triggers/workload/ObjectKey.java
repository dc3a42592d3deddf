package dev.imagestreams.triggers.workload;

import java.util.Objects;

/** An object of one cluster. */
public record ObjectKey(ObjectKind kind, String namespace, String name) {

    public ObjectKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(name);
    }

    @Override
    public String toString() {
        return kind.kind() + ' ' + namespace + '/' + name;
    }
}
