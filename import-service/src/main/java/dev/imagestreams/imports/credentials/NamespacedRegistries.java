package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.client.RegistryClients;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.imports.source.Viewer;
import dev.imagestreams.model.image.RepositoryName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Registries as seen with the accounts of a namespace. */
public final class NamespacedRegistries implements Registries {

    private final RegistryClients clients;
    private final NamespaceKeyrings keyrings;

    public NamespacedRegistries(RegistryClients clients, NamespaceKeyrings keyrings) {
        this.clients = clients;
        this.keyrings = keyrings;
    }

    @Override
    public ImageSources as(String namespace) {
        return clients.preferring(keyrings.of(namespace));
    }

    @Override
    public ImageSources withoutSecrets() {
        return clients.configured();
    }

    @Override
    public Map<String, Viewer> viewers(Collection<String> namespaces, RepositoryName repository, boolean insecure) {
        Map<String, Viewer> viewers = new HashMap<>();
        keyrings.of(Set.copyOf(namespaces))
                .forEach((namespace, keyring) ->
                        viewers.put(namespace, new Accounts(clients.accounts(keyring, repository, insecure))));
        return viewers;
    }

    /** Who has the same account, or none, sees the same; with mirrors, the same at each of the places. */
    private record Accounts(List<Optional<Credentials>> credentials) implements Viewer {}
}
