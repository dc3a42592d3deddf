package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.model.error.FieldError;
import io.fabric8.kubernetes.api.model.ObjectReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whether the user may pull from the streams of other projects that a config follows. OpenShift does not ask; here, to
 * follow would be a way to read what one may not.
 */
@ApplicationScoped
class ConfigSources {

    private final Authorizer authorizer;
    private final CurrentUser user;

    ConfigSources(Authorizer authorizer, CurrentUser user) {
        this.authorizer = authorizer;
        this.user = user;
    }

    /** @throws StatusException {@code Invalid}, naming every source that is out of reach */
    void check(ApiResource resource, String namespace, String name, Map<String, ObjectReference> sources) {
        List<FieldError> errors = new ArrayList<>();
        sources.forEach((path, from) -> {
            String elsewhere = Objects.requireNonNullElse(from.getNamespace(), "");
            if (!elsewhere.isEmpty() && !elsewhere.equals(namespace)) {
                String stream = Objects.requireNonNullElse(from.getName(), "").split(":", 2)[0];
                authorizer
                        .refusal(user.get(), pull(elsewhere, stream))
                        .ifPresent(why -> errors.add(FieldError.forbidden(path, why)));
            }
        });
        if (!errors.isEmpty()) {
            throw new StatusException(Statuses.invalid(resource, name, errors));
        }
    }

    private static RequestInfo pull(String namespace, String stream) {
        return new RequestInfo("get", ApiResources.IMAGE_GROUP, "v1", "imagestreams", namespace, stream, "layers", "");
    }
}
