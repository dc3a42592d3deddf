package dev.imagestreams.gateway.image.convert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as Kubernetes writes them: RFC 3339, UTC, whole seconds. */
public final class Timestamps {

    private Timestamps() {}

    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : text(time);
    }
}
