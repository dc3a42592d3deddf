package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code spec} of Kubernetes' access reviews: an action, and whose.
 *
 * @param user null in a question about oneself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessQuestion(
        @Nullable ResourceAttributes resourceAttributes,
        @Nullable NonResourceAttributes nonResourceAttributes,
        @Nullable String user,
        @Nullable List<String> groups,
        @Nullable String uid,
        @Nullable Map<String, List<String>> extra) {

    /** An action on a resource; what is missing is empty. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ResourceAttributes(
            @Nullable String namespace,
            @Nullable String verb,
            @Nullable String group,
            @Nullable String version,
            @Nullable String resource,
            @Nullable String subresource,
            @Nullable String name) {}

    /** A request for a path. */
    public record NonResourceAttributes(@Nullable String path, @Nullable String verb) {}

    /** The request it asks about, as if somebody made it. */
    RequestInfo action() {
        if ((resourceAttributes == null) == (nonResourceAttributes == null)) {
            throw new StatusException(Statuses.badRequest(
                    "exactly one of spec.resourceAttributes and spec.nonResourceAttributes must be set"));
        }
        if (resourceAttributes == null) {
            return new RequestInfo(
                    text(nonResourceAttributes.verb()), "", "", "", "", "", "", text(nonResourceAttributes.path()));
        }
        return new RequestInfo(
                text(resourceAttributes.verb()),
                text(resourceAttributes.group()),
                text(resourceAttributes.version()),
                text(resourceAttributes.resource()),
                text(resourceAttributes.namespace()),
                text(resourceAttributes.name()),
                text(resourceAttributes.subresource()),
                "");
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
