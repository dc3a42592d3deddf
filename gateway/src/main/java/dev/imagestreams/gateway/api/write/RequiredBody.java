package dev.imagestreams.gateway.api.write;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** What every write checks about the object it was given, before anything that depends on its kind. */
public final class RequiredBody {

    private RequiredBody() {}

    /** The metadata, empty if there is none. */
    public static ObjectMeta metadata(HasMetadata object) {
        return object.getMetadata() == null ? new ObjectMeta() : object.getMetadata();
    }

    /** Refuses an object that says it belongs elsewhere. A missing name or namespace is taken from the path. */
    public static void belongsTo(HasMetadata object, String namespace, @Nullable String name) {
        ObjectMeta metadata = metadata(object);
        if (metadata.getNamespace() != null
                && !metadata.getNamespace().isEmpty()
                && !metadata.getNamespace().equals(namespace)) {
            throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        if (name != null
                && metadata.getName() != null
                && !metadata.getName().isEmpty()
                && !metadata.getName().equals(name)) {
            throw badRequest("the name of the object (" + metadata.getName() + ") does not match the name on the URL ("
                    + name + ')');
        }
    }

    private static StatusException badRequest(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
