package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a build or a deployment of a config, whether or not an image has moved.
 *
 * @param image pull spec because of which a build is wanted; refused if the config was built for it already. Null for none
 * @param latest of a deployment: take what the tags point to now
 * @param forced of a deployment: also from tags that are not followed automatically, and also if nothing is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstantiateCommand(@Nullable String image, boolean latest, boolean forced) {}
