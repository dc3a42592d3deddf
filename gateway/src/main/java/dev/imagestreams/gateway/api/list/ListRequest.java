package dev.imagestreams.gateway.api.list;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.table.TableRequest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
public class ListRequest {

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("continue")
    @Nullable
    String token;

    @QueryParam("labelSelector")
    @Nullable
    String labels;

    @QueryParam("fieldSelector")
    @Nullable
    String fields;

    @QueryParam("watch")
    @Nullable
    String watch;

    @QueryParam("includeObject")
    @Nullable
    String includeObject;

    @HeaderParam(HttpHeaders.ACCEPT)
    @Nullable
    String accept;

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
        return TableRequest.of(accept, includeObject);
    }

    /** Lists are not watchable yet; a client that tries is told so instead of getting a list it would misread. */
    public void refuseWatch() {
        if (watch != null && !watch.equals("false") && !watch.equals("0")) {
            throw new StatusException(Statuses.methodNotAllowed());
        }
    }

    /** The token that asks for the page after {@code position}. */
    public static @Nullable String tokenFor(@Nullable String position) {
        return position == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
