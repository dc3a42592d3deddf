package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.model.api.SecretDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<Entry> entries = new ArrayList<>();
        secrets.stream()
                .filter(secret -> !"true".equals(secret.annotations().get(EXCLUDE)))
                .map(DockerConfig::accounts)
                .forEach(accounts -> accounts.forEach(
                        (place, account) -> entries.add(new Entry(RegistryPattern.parse(place), account))));
        // Stable: equal places stay in the order of their secrets.
        entries.sort(Comparator.comparing((Entry entry) -> entry.place().key()).reversed());
        return new Keyring(List.copyOf(entries));
    }

    @Override
    public Optional<Credentials> credentialsFor(Purpose purpose) {
        return entries.stream()
                .filter(entry -> entry.place().matches(purpose))
                .map(Entry::account)
                .findFirst();
    }
}
