package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.request.RequestSubject;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Kubernetes-shaped bodies of the public API. An absent body is null, for methods that can do without. Notes
 * the object's name as the request's subject.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class KubernetesBodyReader implements MessageBodyReader<KubernetesResource> {

    private final RequestSubject subject;

    @Context
    UriInfo uri;

    KubernetesBodyReader(RequestSubject subject) {
        this.subject = subject;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return KubernetesResource.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable KubernetesResource readFrom(
            Class<KubernetesResource> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Optional<ObjectNode> tree = BodyParser.tree(body, mediaType);
        if (tree.isEmpty()) {
            return null;
        }
        subject.named(tree.get().path("metadata").path("name").asText(""));
        boolean strict = "Strict".equals(uri.getQueryParameters().getFirst("fieldValidation"));
        return BodyParser.object(tree.get(), type, strict);
    }
}
