package dev.imagestreams.tags.policy;

import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.tags.stream.InternalRegistry;
import dev.imagestreams.tags.stream.StreamStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Finds what is demanded of the streams of some namespaces. */
@ApplicationScoped
public class Policies {

    private final LimitStore limits;
    private final StreamStore streams;
    private final InternalRegistry registry;
    private final AllowedRegistries allowed;

    public Policies(LimitStore limits, StreamStore streams, RegistryConfig config) {
        this.limits = limits;
        this.streams = streams;
        this.registry = new InternalRegistry(config.internalRegistry());
        this.allowed = AllowedRegistries.of(config.allowedRegistries().orElse(List.of()), registry.host());
    }

    /** As of now, and until the caller's transaction ends. To be called after its streams are locked. */
    public NamespacePolicies of(Collection<String> namespaces) {
        return new NamespacePolicies(limits, limits.lock(namespaces), streams, allowed, registry);
    }
}
