package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.image.AllowedRegistries;

/**
 * What rules know beyond the stream they change.
 *
 * @param sources other streams, and what is not loaded of this one
 * @param allowed the registries tags may point to
 * @param registry the integrated registry
 * @param limits what streams of this namespace may grow to
 */
public record Surroundings(
        Sources sources, AllowedRegistries allowed, InternalRegistry registry, NamespaceLimits limits) {}
