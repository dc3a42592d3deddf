package dev.imagestreams.gateway.api.list;

import dev.imagestreams.gateway.api.table.TableRequest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters every list understands. A continue token is the service's own position, wrapped so that clients
 * do not come to rely on its form.
 */
public final class ListRequest {

    private final @Nullable String limit;
    private final @Nullable String token;
    private final @Nullable String labels;
    private final @Nullable String fields;
    private final TableRequest table;

    /** @param accept the header of that name; null when there was none */
    public ListRequest(MultivaluedMap<String, String> query, @Nullable String accept) {
        limit = query.getFirst("limit");
        token = query.getFirst("continue");
        labels = query.getFirst("labelSelector");
        fields = query.getFirst("fieldSelector");
        table = TableRequest.of(accept, query.getFirst("includeObject"));
    }

    /** How many items at most; 0 means all. */
    public int limit() {
        try {
            return limit == null || limit.isEmpty() ? 0 : Math.max(0, Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "limit must be a number");
        }
    }

    /** The position to go on from, or null for the beginning. */
    public @Nullable String position() {
        if (token == null || token.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "continue key is not valid");
        }
    }

    /** What both selectors select. */
    public Predicate<ObjectMeta> selection() {
        LabelSelector byLabels = LabelSelector.parse(labels);
        FieldSelector byFields = FieldSelector.parse(fields);
        return object -> byLabels.test(object.getLabels() == null ? Map.of() : object.getLabels())
                && byFields.test(Objects.requireNonNullElse(object.getNamespace(), ""), object.getName());
    }

    public TableRequest table() {
        return table;
    }

    /** The token that asks for the page after {@code position}. */
    public static @Nullable String tokenFor(@Nullable String position) {
        return position == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
