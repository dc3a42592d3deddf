package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Verbs {@code update} and {@code patch}. */
public interface Updatable<T extends HasMetadata> extends ResourceStore<T> {

    /**
     * Reads the object, lets it be changed, and writes it. A result that names a resource version is only written to that
     * version; whether one must be named is the resource's decision. When the object has moved on meanwhile, fails with
     * {@link dev.imagestreams.model.error.ErrorCode#CONFLICT}; a patch is then tried again by the caller.
     *
     * @throws dev.imagestreams.model.error.ImageStreamException {@code NOT_FOUND} unless the resource makes what is missing
     */
    Written<T> update(ObjectKey key, Change<T> change, WriteOptions options);

    /** @param created whether there was no such object before */
    record Written<T>(T object, boolean created) {

        public static <T> Written<T> updated(T object) {
            return new Written<>(object, false);
        }
    }
}
