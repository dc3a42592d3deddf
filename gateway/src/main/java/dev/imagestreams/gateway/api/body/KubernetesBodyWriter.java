package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes everything Kubernetes-shaped with {@link KubernetesJson}, as JSON unless YAML was settled on. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class KubernetesBodyWriter implements MessageBodyWriter<KubernetesResource> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return KubernetesResource.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            KubernetesResource object,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] json = KubernetesJson.mapper().writeValueAsBytes(object);
        if (mediaType != null && mediaType.getSubtype().equals("yaml")) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, "application/yaml");
            ObjectMapper yaml = KubernetesJson.yaml();
            out.write(yaml.writeValueAsBytes(KubernetesJson.mapper().readTree(json)));
        } else {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            out.write(json);
        }
    }
}
