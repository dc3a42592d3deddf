package dev.imagestreams.gateway.api.request;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The name of the object a request is about, when only its body tells: noted by whoever reads the body, so that an error
 * raised anywhere later can name the object.
 */
@RequestScoped
public class RequestSubject {

    private @Nullable String name;

    public void named(@Nullable String objectName) {
        name = objectName;
    }

    /** The name in the path if there is one, else the one in the body, else empty. */
    public String nameFor(RequestInfo request) {
        if (!request.name().isEmpty()) {
            return request.name();
        }
        return name == null ? "" : name;
    }
}
