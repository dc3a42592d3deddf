package dev.imagestreams.tags.policy;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.tags.stream.InternalRegistry;
import dev.imagestreams.tags.stream.Sources;
import dev.imagestreams.tags.stream.StreamQuota;
import dev.imagestreams.tags.stream.Surroundings;
import java.util.HashMap;
import java.util.Map;

/** What is demanded of the streams of some namespaces during one transaction. Of one thread. */
public final class NamespacePolicies {

    private final LimitStore store;
    private final Map<String, NamespaceLimits> limits;
    private final Sources sources;
    private final AllowedRegistries allowed;
    private final InternalRegistry registry;
    private final Map<String, Long> streams = new HashMap<>();

    NamespacePolicies(
            LimitStore store,
            Map<String, NamespaceLimits> limits,
            Sources sources,
            AllowedRegistries allowed,
            InternalRegistry registry) {
        this.store = store;
        this.limits = limits;
        this.sources = sources;
        this.allowed = allowed;
        this.registry = registry;
    }

    public Surroundings surroundings(String namespace) {
        return new Surroundings(sources, allowed, registry, limits(namespace));
    }

    /**
     * Counts a stream that the transaction makes.
     *
     * @throws ImageStreamException {@link ErrorCode#FORBIDDEN} if the namespace may not have another one
     */
    public void admitStream(String namespace) {
        if (limits(namespace).streams() != null) {
            long used = streams.computeIfAbsent(namespace, store::streams);
            StreamQuota.admitStream(limits(namespace), used);
            streams.put(namespace, used + 1);
        }
    }

    private NamespaceLimits limits(String namespace) {
        return limits.getOrDefault(namespace, NamespaceLimits.NONE);
    }
}
