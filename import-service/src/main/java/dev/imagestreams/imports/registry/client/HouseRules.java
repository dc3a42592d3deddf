package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the operator has decided about registries for everybody: OpenShift's {@code registrySources}. Docker Hub's names
 * are one; everything else has to be written as pull specs have it, with its port.
 */
final class HouseRules {

    private final Set<String> insecure;
    private final Set<String> blocked;

    HouseRules(RegistryConfig config) {
        this.insecure = names("insecure-registries", config.insecureRegistries());
        this.blocked = names("blocked-registries", config.blockedRegistries());
    }

    /** Whether TLS may go unverified there, and plain http be spoken, if whoever asks declares so or not. */
    boolean insecure(RegistryAddress registry, boolean declared) {
        return declared || insecure.contains(registry.name());
    }

    boolean blocked(RegistryAddress registry) {
        return blocked.contains(registry.name());
    }

    void admit(RegistryAddress registry) throws RegistryException {
        if (blocked(registry)) {
            throw new RegistryException(Kind.RULED_OUT, "registry " + registry + " is blocked");
        }
    }

    private static Set<String> names(String key, Optional<List<String>> registries) {
        return registries.orElse(List.of()).stream()
                .map(registry -> name(key, registry.trim()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What nobody could type into a pull spec would be a rule that is never applied. */
    private static String name(String key, String registry) {
        try {
            if (RepositoryName.parse(registry + "/any").registry().equals(registry)) {
                return RegistryAddress.named(registry).name();
            }
        } catch (ImageStreamException e) {
            // Falls through: neither is the name of a registry.
        }
        throw new IllegalArgumentException(
                "imagestreams.registry." + key + ": " + registry + " is no registry as pull specs name one");
    }
}
