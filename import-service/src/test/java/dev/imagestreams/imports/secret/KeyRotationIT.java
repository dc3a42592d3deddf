package dev.imagestreams.imports.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.stream.Housekeeping;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A new key, over a real database in which the old one has sealed. */
@QuarkusTest
class KeyRotationIT {

    private static final String OTHER = "b3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3RoZXIgb3Q=";

    private final String namespace = "ns-" + UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    SecretsConfig config;

    @Test
    void sealsAnewWithTheCurrentKeyAndWantsThePreviousOneNoLonger() {
        String before = config.key().orElseThrow();
        Secret secret = new Secret(
                UUID.randomUUID(),
                namespace,
                new SecretDraft(
                        null, null, "a", Map.of(), Map.of(), Housekeeping.NONE, "Opaque", false, Map.of("k", "YQ==")),
                0,
                Instant.parse("2026-02-01T12:00:00Z"));
        Secret stored = store(before).change(namespace, "a", false, nothing -> new SecretChange.Write(secret));
        assertThatIllegalStateException()
                .isThrownBy(() -> start(store(OTHER)))
                .withMessageContaining("imagestreams.import.secrets.previous-keys");

        start(store(OTHER, before));

        assertThat(store(OTHER).find(namespace, "a")).contains(stored);
        assertThat(store(OTHER).missingKeys()).isEmpty();

        start(store(before, OTHER));
        assertThat(store(before).find(namespace, "a")).contains(stored);
    }

    @Test
    void doesNotStartWithoutAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretStore(database, config(Optional.empty(), List.of())))
                .withMessage("imagestreams.import.secrets.key must be base64 of 32 random bytes, and it is not set;"
                        + " \"openssl rand -base64 32\" makes one");
    }

    private static void start(SecretStore store) {
        new KeyRotation(store).start(new StartupEvent());
    }

    private SecretStore store(String key, String... previous) {
        return new SecretStore(database, config(Optional.of(key), List.of(previous)));
    }

    private static SecretsConfig config(Optional<String> key, List<String> previous) {
        return new SecretsConfig() {
            @Override
            public Optional<String> key() {
                return key;
            }

            @Override
            public Optional<List<String>> previousKeys() {
                return Optional.of(previous);
            }

            @Override
            public Duration cacheLifetime() {
                return Duration.ZERO;
            }
        };
    }
}
