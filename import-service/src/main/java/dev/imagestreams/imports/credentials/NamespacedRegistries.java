package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.client.RegistryClients;
import dev.imagestreams.imports.resolve.ImageSources;
import dev.imagestreams.imports.resolve.Registries;

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
}
