package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.model.image.RepositoryName;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Which registry a repository lives in. Docker Hub has one name in pull specs and another on the wire; for every other
 * registry they are the same.
 *
 * @param name host and port as in pull specs, lower case: what credentials and metrics go by
 * @param authority host and port to contact
 */
public record RegistryAddress(String name, String authority) {

    private static final Set<String> DOCKER_HUB_NAMES = Set.of(RepositoryName.DOCKER_HUB, "index.docker.io");
    private static final String DOCKER_HUB_AUTHORITY = "registry-1.docker.io";

    public static RegistryAddress of(RepositoryName repository) {
        return named(repository.withClientDefaults().registry());
    }

    /** @param registry host and optional port, as typed */
    public static RegistryAddress named(String registry) {
        String name = registry.toLowerCase(Locale.ROOT);
        return DOCKER_HUB_NAMES.contains(name)
                ? new RegistryAddress(RepositoryName.DOCKER_HUB, DOCKER_HUB_AUTHORITY)
                : new RegistryAddress(name, name);
    }

    /** @param scheme {@code https} or {@code http} */
    public URI base(String scheme) {
        return URI.create(scheme + "://" + authority);
    }

    @Override
    public String toString() {
        return name;
    }
}
