package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The accounts of the service's configuration. Two for one registry are a mistake that is told at start. */
public final class ConfiguredCredentials implements CredentialSource {

    private final Map<String, Credentials> byRegistry;

    public ConfiguredCredentials(Collection<RegistryConfig.Account> accounts) {
        this.byRegistry = accounts.stream()
                .collect(Collectors.toUnmodifiableMap(
                        account -> RegistryAddress.named(account.registry()).name(),
                        account -> new Credentials(account.username(), account.password()),
                        (one, other) -> {
                            throw new IllegalArgumentException(
                                    "imagestreams.registry.credentials: two accounts for the same registry, "
                                            + one.username() + " and " + other.username());
                        }));
    }

    @Override
    public Optional<Credentials> credentialsFor(Purpose purpose) {
        return Optional.ofNullable(byRegistry.get(purpose.registry().name()));
    }
}
