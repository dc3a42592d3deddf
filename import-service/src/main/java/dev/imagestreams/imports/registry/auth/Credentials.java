package dev.imagestreams.imports.registry.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An account at a registry. */
public record Credentials(String username, String password) {

    /** Value of an {@code Authorization} header (RFC 7617). */
    public String basic() {
        byte[] pair = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "account " + username;
    }
}
