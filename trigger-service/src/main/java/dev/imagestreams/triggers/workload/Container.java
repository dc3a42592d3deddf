package dev.imagestreams.triggers.workload;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param image null where a template leaves it to the trigger */
public record Container(String name, @Nullable String image) {

    public Container {
        Objects.requireNonNull(name);
    }
}
