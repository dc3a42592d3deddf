package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.Paging.Page;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.stream.ImageStream;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Lists streams, of which several resources are views. */
@ApplicationScoped
public class StreamListing {

    private final TagService tags;

    StreamListing(@RestClient TagService tags) {
        this.tags = tags;
    }

    /**
     * @param in the namespace; empty for all
     * @param newestOnly the newest entry of each history is enough
     */
    public Page<ImageStream> list(String in, ListRequest request, boolean newestOnly) {
        String namespace = in.isEmpty() ? null : in;
        String history = newestOnly ? TagService.NEWEST : null;
        return Paging.read(request, (limit, position) -> {
            StreamPage page = tags.list(namespace, limit, position, history);
            return new Page<>(page.items(), page.resourceVersion(), page.next(), page.remaining());
        });
    }
}
