package dev.imagestreams.gateway.image.convert;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Labels and annotations as clients send them: perhaps absent, perhaps with nulls in them. */
final class TextMaps {

    private TextMaps() {}

    /** A copy in which a null is as good as nothing. */
    static Map<String, String> withoutNulls(@Nullable Map<String, String> map) {
        Map<String, String> copy = new TreeMap<>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (value != null) {
                    copy.put(key, value);
                }
            });
        }
        return copy;
    }
}
