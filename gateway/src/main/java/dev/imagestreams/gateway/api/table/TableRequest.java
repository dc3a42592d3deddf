package dev.imagestreams.gateway.api.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client wants a table, and what of each object in it.
 *
 * @param wanted the first media type accepted is a table of a version we speak
 */
public record TableRequest(boolean wanted, Include include) {

    /** Values of the query parameter {@code includeObject}. */
    public enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    public static TableRequest of(@Nullable String accept, @Nullable String includeObject) {
        return new TableRequest(accept != null && wantsTable(accept), include(includeObject));
    }

    /** Whether whole objects have to be at hand to answer. */
    public boolean needsWholeObjects() {
        return !wanted || include == Include.OBJECT;
    }

    private static boolean wantsTable(String accept) {
        String first = accept.split(",", 2)[0].replace(" ", "");
        List<String> parameters = Arrays.asList(first.split(";"));
        return first.startsWith("application/json;")
                && parameters.contains("as=Table")
                && parameters.contains("g=meta.k8s.io")
                && parameters.contains("v=v1");
    }

    private static Include include(@Nullable String includeObject) {
        if ("None".equals(includeObject)) {
            return Include.NONE;
        }
        return "Object".equals(includeObject) ? Include.OBJECT : Include.METADATA;
    }
}
