package dev.imagestreams.gateway.api.list;

import dev.imagestreams.gateway.api.table.TableRequest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The query parameters every list understands, {@code metav1.ListOptions}. What makes no sense is refused on reading. */
public final class ListRequest {

    private final int limit;
    private final @Nullable ContinueToken token;
    private final LabelSelector labels;
    private final FieldSelector fields;
    private final VersionMatch version;
    private final TableRequest table;
    private final boolean selective;

    /** @param accept the header of that name; null when there was none */
    public ListRequest(MultivaluedMap<String, String> query, @Nullable String accept) {
        limit = number(query.getFirst("limit"));
        String next = query.getFirst("continue");
        token = next == null || next.isEmpty() ? null : ContinueToken.parse(next);
        labels = LabelSelector.parse(query.getFirst("labelSelector"));
        fields = FieldSelector.parse(query.getFirst("fieldSelector"));
        version = VersionMatch.of(
                query.getFirst("resourceVersion"), query.getFirst("resourceVersionMatch"), token != null);
        selective = isSet(query.getFirst("labelSelector")) || isSet(query.getFirst("fieldSelector"));
        table = TableRequest.of(accept, query.getFirst("includeObject"));
    }

    /** How many items at most; 0 means all. */
    public int limit() {
        return limit;
    }

    /** The position to go on from, or null for the beginning. */
    public @Nullable String position() {
        return token == null ? null : token.start();
    }

    public LabelSelector labels() {
        return labels;
    }

    public FieldSelector fields() {
        return fields;
    }

    /**
     * What the selectors say about an object's metadata. Fields of a kind's own are looked at by the endpoint, which also
     * refuses those the kind does not have.
     */
    public Predicate<ObjectMeta> selection() {
        return object -> labels.test(object.getLabels() == null ? Map.of() : object.getLabels()) && fields.test(object);
    }

    /** Whether a selector was given. */
    public boolean isSelective() {
        return selective;
    }

    public TableRequest table() {
        return table;
    }

    /** @throws dev.imagestreams.gateway.api.error.StatusException if a list of that version is not what was asked for */
    public void checkVersion(@Nullable String resourceVersion) {
        version.checkAgainst(resourceVersion);
    }

    /** The token that asks for the page after {@code position}. */
    public static @Nullable String tokenFor(@Nullable String position) {
        return position == null ? null : new ContinueToken(position).text();
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static int number(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? 0
                    : (int) Math.max(0, Math.min(Integer.MAX_VALUE, Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "limit must be a number");
        }
    }
}
