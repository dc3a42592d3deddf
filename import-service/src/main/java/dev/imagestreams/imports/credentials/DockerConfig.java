package dev.imagestreams.imports.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.secret.SecretTypes;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.SecretDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of one secret by the place they are for, as written: {@code .dockerconfigjson} with its {@code auths}, or
 * the flat {@code .dockercfg}. A secret with anything unreadable in it counts as having none, as for kubelet; entries
 * with neither password nor identity token are passed over.
 */
final class DockerConfig {

    private DockerConfig() {}

    static Map<String, Credentials> accounts(SecretDraft secret) {
        try {
            return switch (secret.type()) {
                case SecretTypes.DOCKER_CONFIG_JSON ->
                    read(json(secret, SecretTypes.DOCKER_CONFIG_JSON_KEY).path("auths"));
                case SecretTypes.DOCKER_CONFIG -> read(json(secret, SecretTypes.DOCKER_CONFIG_KEY));
                default -> Map.of();
            };
        } catch (IOException | IllegalArgumentException e) {
            // Nothing of the secret may be told, and its owner sees that imports go without it.
            return Map.of();
        }
    }

    private static JsonNode json(SecretDraft secret, String key) throws IOException {
        byte[] content = Base64.getDecoder().decode(secret.data().getOrDefault(key, ""));
        return ModelJson.mapper().readTree(content);
    }

    /** @throws IllegalArgumentException if an account cannot be read */
    static Map<String, Credentials> read(JsonNode entries) {
        Map<String, Credentials> accounts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : entries.properties()) {
            account(entry.getValue()).ifPresent(account -> accounts.put(entry.getKey(), account));
        }
        return accounts;
    }

    /** As kubelet reads it, {@code auth} wins over the names beside it. */
    private static Optional<Credentials> account(JsonNode entry) {
        String auth = entry.path("auth").asText("");
        String username = entry.path("username").asText("");
        String password = entry.path("password").asText("");
        if (!auth.isEmpty()) {
            String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("auth is no pair");
            }
            username = pair.substring(0, colon);
            password = pair.substring(colon + 1);
        }
        String identity = entry.path("identitytoken").asText("");
        if (!identity.isEmpty()) {
            return Optional.of(new Credentials(username, "", identity));
        }
        return username.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(username, password));
    }
}
