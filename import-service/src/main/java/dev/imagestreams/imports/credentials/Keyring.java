package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.model.api.SecretDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accounts of some secrets. The most specific place wins, which is the last in the order of texts; among accounts
 * for the same place, the one of the first secret.
 */
final class Keyring implements CredentialSource {

    /** Kubernetes' way to keep a secret out of this. */
    private static final String EXCLUDE = "openshift.io/image.excludeSecret";

    private record Entry(RegistryPattern place, Credentials account) {}

    private final List<Entry> entries;

    private Keyring(List<Entry> entries) {
        this.entries = entries;
    }

    static Keyring of(List<SecretDraft> secrets) {
        return sorted(secrets.stream()
                .filter(secret -> !"true".equals(secret.annotations().get(EXCLUDE)))
                .map(DockerConfig::accounts)
                .flatMap(Keyring::entries));
    }

    /** @param accounts by the place they are for, as written */
    static Keyring of(Map<String, Credentials> accounts) {
        return sorted(entries(accounts));
    }

    private static Stream<Entry> entries(Map<String, Credentials> accounts) {
        return accounts.entrySet().stream()
                .map(account -> new Entry(RegistryPattern.parse(account.getKey()), account.getValue()));
    }

    /** Stable: equal places stay in the order of their secrets. */
    private static Keyring sorted(Stream<Entry> entries) {
        return new Keyring(entries.sorted(
                        Comparator.comparing((Entry entry) -> entry.place().key())
                                .reversed())
                .toList());
    }

    @Override
    public Optional<Credentials> credentialsFor(Purpose purpose) {
        return entries.stream()
                .filter(entry -> entry.place().matches(purpose))
                .map(Entry::account)
                .findFirst();
    }
}
