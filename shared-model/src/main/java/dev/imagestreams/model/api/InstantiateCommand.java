package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a build or a deployment of a config, whether or not an image has moved.
 *
 * @param image pull spec because of which a build is wanted; refused if the config was built for it already. Null for none
 * @param latest of a deployment: take what the tags point to now
 * @param forced of a deployment: also from tags that are not followed automatically, and also if nothing is new
 * @param message why a build is wanted, in OpenShift's words; null says it by itself
 * @param lastVersion of a build: refused unless this is the number of the last; null whatever that is
 * @param request what is for this build alone, as in OpenShift's {@code BuildRequest}: its {@code revision} and {@code env}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstantiateCommand(
        @Nullable String image,
        boolean latest,
        boolean forced,
        @Nullable String message,
        @Nullable Long lastVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> request) {

    public InstantiateCommand {
        request = request == null ? Map.of() : request;
    }

    public InstantiateCommand(@Nullable String image, boolean latest, boolean forced) {
        this(image, latest, forced, null, null, Map.of());
    }
}
