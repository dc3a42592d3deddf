package dev.imagestreams.gateway.api.resource;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** What all classes of the published models can be told, though no interface says so. */
final class Setters {

    private Setters() {}

    static <T> void set(Object model, String setter, Class<T> type, @Nullable T value) {
        try {
            model.getClass().getMethod(setter, type).invoke(model, value);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("every model has " + setter, e);
        }
    }
}
