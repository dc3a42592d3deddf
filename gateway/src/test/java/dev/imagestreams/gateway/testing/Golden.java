package dev.imagestreams.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Bodies recorded between {@code oc} and an OpenShift 4.13 API server. Left out are {@code managedFields}, which only
 * server-side apply reads, and the uid and version of embedded images, which differ from server to server.
 */
public final class Golden {

    private Golden() {}

    public static JsonNode json(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return KubernetesJson.mapper().readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T object(String name, Class<T> type) {
        return KubernetesJson.mapper().convertValue(json(name), type);
    }

    /** An object as a client would see it. */
    public static JsonNode written(Object object) {
        try {
            // Through text, so that numbers have the type a client would read.
            return KubernetesJson.mapper().readTree(KubernetesJson.mapper().writeValueAsBytes(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
