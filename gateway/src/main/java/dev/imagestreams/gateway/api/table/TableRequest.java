package dev.imagestreams.gateway.api.table;

import dev.imagestreams.gateway.api.accept.Accepted;
import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client wants a table, and what of each object in it.
 *
 * @param wanted the first media type accepted that we speak is a table
 * @param version of the table
 */
public record TableRequest(boolean wanted, String version, Include include) {

    private static final Accepted WHOLE = new Accepted(false, Accepted.As.WHOLE, "");

    /** Values of the query parameter {@code includeObject}. */
    public enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    public static TableRequest of(@Nullable String accept, @Nullable String includeObject) {
        Accepted accepted = Accepted.of(accept).orElse(WHOLE);
        return new TableRequest(accepted.as() == Accepted.As.TABLE, accepted.version(), include(includeObject));
    }

    /** Whether whole objects have to be at hand to answer. */
    public boolean needsWholeObjects() {
        return !wanted || include == Include.OBJECT;
    }

    private static Include include(@Nullable String includeObject) {
        return switch (includeObject == null ? "" : includeObject) {
            case "", "Metadata" -> Include.METADATA;
            case "None" -> Include.NONE;
            case "Object" -> Include.OBJECT;
            default ->
                throw new StatusException(RequestStatuses.invalidOption(
                        "TableOptions",
                        "includeObject",
                        "FieldValueInvalid",
                        "Invalid value: must be 'Metadata', 'Object', 'None', or empty"));
        };
    }
}
