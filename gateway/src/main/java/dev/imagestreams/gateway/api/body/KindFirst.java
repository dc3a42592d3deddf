package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/** Writes {@code kind} before {@code apiVersion}, as Go's {@code TypeMeta} does: who compares raw answers sees no difference. */
final class KindFirst extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public String @Nullable [] findSerializationPropertyOrder(AnnotatedClass type) {
        String[] order = super.findSerializationPropertyOrder(type);
        if (order == null || order.length < 2 || !order[0].equals("apiVersion") || !order[1].equals("kind")) {
            return order;
        }
        String[] swapped = order.clone();
        swapped[0] = "kind";
        swapped[1] = "apiVersion";
        return swapped;
    }
}
