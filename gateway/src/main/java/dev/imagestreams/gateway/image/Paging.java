package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list from a service that gives it in pages: as many items as the client asked for, or all. With a selector a
 * page may end up with fewer items than asked for, or none, and still be followed by another, as Kubernetes allows.
 */
public final class Paging {

    /**
     * What one call brings at most. A page is one moment of the service, several are not: as long as a list fits into one,
     * it shows nothing newer than its version.
     */
    private static final int PAGE = 10_000;

    private Paging() {}

    public static <T> Page<T> read(ListRequest request, Source<T> source) {
        int wanted = request.limit() > 0 ? request.limit() : Integer.MAX_VALUE;
        Page<T> page = source.page(Math.min(wanted, PAGE), position(request));
        List<T> items = new ArrayList<>(page.items());
        // What happens while further pages are read is seen again by whoever follows changes from the first page on.
        long resourceVersion = page.resourceVersion();
        while (page.next() != null && items.size() < wanted) {
            page = source.page(Math.min(wanted - items.size(), PAGE), page.next());
            items.addAll(page.items());
        }
        // Nobody has counted what a selector would leave of the rest.
        return new Page<>(items, resourceVersion, page.next(), request.isSelective() ? null : page.remaining());
    }

    /** Positions of services are names; lists that are paged here have others, and their tokens are not for this list. */
    private static @Nullable String position(ListRequest request) {
        String position = request.position();
        if (position != null && position.codePoints().anyMatch(Character::isISOControl)) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "continue key is not valid: it is no position in this list");
        }
        return position;
    }

    /** A service's list. */
    @FunctionalInterface
    public interface Source<T> {

        /** @param position where the page before ended; null for the first */
        Page<T> page(int limit, @Nullable String position);
    }

    /**
     * A part of a list.
     *
     * @param resourceVersion the last change this part has seen
     * @param next where the part after this begins; null when there is none
     * @param remaining how many items come after this part; null when that is not known
     */
    public record Page<T>(List<T> items, long resourceVersion, @Nullable String next, @Nullable Long remaining) {

        public ListMeta metadata() {
            ListMeta metadata = new ListMeta();
            metadata.setResourceVersion(Long.toString(resourceVersion));
            metadata.setContinue(ListRequest.tokenFor(next));
            metadata.setRemainingItemCount(remaining);
            return metadata;
        }

        /** Of a list of views, which has no version of its own. */
        public ListMeta metadataOfViews() {
            ListMeta metadata = new ListMeta();
            metadata.setContinue(ListRequest.tokenFor(next));
            return metadata;
        }
    }
}
