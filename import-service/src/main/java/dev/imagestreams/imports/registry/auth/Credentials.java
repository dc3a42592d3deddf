package dev.imagestreams.imports.registry.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account at a registry: a name with a password, or a token that the registry's token service has given out in the place
 * of one.
 *
 * @param password empty beside an identity token
 */
public record Credentials(String username, String password, @Nullable String identityToken) {

    public Credentials(String username, String password) {
        this(username, password, null);
    }

    /** Value of an {@code Authorization} header (RFC 7617); empty for an account without a password. */
    public Optional<String> basic() {
        if (identityToken != null) {
            return Optional.empty();
        }
        byte[] pair = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "account " + username;
    }
}
