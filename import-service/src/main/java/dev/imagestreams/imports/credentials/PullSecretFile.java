package dev.imagestreams.imports.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Accounts for everybody from a file as {@code docker login} and {@code podman login} write it, which is also the form of a
 * cluster's global pull secret. Matched like the secrets of namespaces. Unlike with these, the operator sees at start that it
 * cannot be read.
 */
public final class PullSecretFile {

    private static final int MAX_BYTES = 1024 * 1024;

    private PullSecretFile() {}

    /** @throws IllegalArgumentException if it cannot be read; tells nothing of its content */
    public static CredentialSource read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            JsonNode json = ModelJson.mapper().readTree(content.readNBytes(MAX_BYTES));
            return Keyring.of(DockerConfig.read(json.has("auths") ? json.path("auths") : json));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Without the cause, whose text may quote a password.
            throw new IllegalArgumentException(file + " is no docker configuration with accounts");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }
}
