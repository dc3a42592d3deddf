package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.ListMeta;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Lists streams: one page when the client pages, else all pages. With a selector a page may have fewer items than asked
 * for, or none, and still be followed by another, as Kubernetes allows.
 */
@ApplicationScoped
class StreamListing {

    private static final int PAGE = 500;

    private final TagService tags;

    StreamListing(@RestClient TagService tags) {
        this.tags = tags;
    }

    /**
     * @param in the namespace; empty for all
     * @param newestOnly the newest entry of each history is enough
     */
    Listed list(String in, ListRequest request, boolean newestOnly) {
        String namespace = in.isEmpty() ? null : in;
        String history = newestOnly ? TagService.NEWEST : null;
        if (request.limit() > 0) {
            StreamPage page = tags.list(namespace, request.limit(), request.position(), history);
            return new Listed(page.items(), page.resourceVersion(), page.next());
        }
        List<ImageStream> streams = new ArrayList<>();
        StreamPage page = tags.list(namespace, PAGE, request.position(), history);
        // What happens while the pages are read is seen again by whoever follows changes from the first page on.
        long resourceVersion = page.resourceVersion();
        streams.addAll(page.items());
        while (page.next() != null) {
            page = tags.list(namespace, PAGE, page.next(), history);
            streams.addAll(page.items());
        }
        return new Listed(streams, resourceVersion, null);
    }

    record Listed(List<ImageStream> streams, long resourceVersion, @Nullable String next) {

        ListMeta metadata() {
            ListMeta metadata = new ListMeta();
            metadata.setResourceVersion(Long.toString(resourceVersion));
            metadata.setContinue(ListRequest.tokenFor(next));
            return metadata;
        }
    }
}
