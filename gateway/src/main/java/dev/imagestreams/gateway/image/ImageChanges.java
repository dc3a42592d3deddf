package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.watch.ChangeSource;
import dev.imagestreams.gateway.watch.ObjectChange;
import dev.imagestreams.gateway.watch.ObjectRef;
import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** tag-service's total order of all changes of streams and images, in OpenShift's words. */
@Singleton
class ImageChanges implements ChangeSource {

    /** Also how long a stop may take. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final int BATCH = 200;
    private static final int PAGE = 500;
    private static final String WHOLE_HISTORY = "all";

    private final TagService tags;
    private final ImageStreamConverter streams;

    ImageChanges(@RestClient TagService tags, ImageStreamConverter streams) {
        this.tags = tags;
        this.streams = streams;
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ApiResources.IMAGE_STREAMS, ApiResources.IMAGES);
    }

    /** Labels of images are not read: there may be very many, and hardly any has labels. */
    @Override
    @ActivateRequestContext
    public Beginning begin() {
        Map<ObjectRef, Map<String, String>> labels = new HashMap<>();
        StreamPage page = tags.list(null, PAGE, null, TagService.NEWEST);
        long first = page.resourceVersion();
        collect(page, labels);
        while (page.next() != null) {
            page = tags.list(null, PAGE, page.next(), TagService.NEWEST);
            collect(page, labels);
        }
        return new Beginning(first, page.resourceVersion(), Set.of(ApiResources.IMAGE_STREAMS.name()), labels);
    }

    @Override
    @ActivateRequestContext
    public Batch after(long version) {
        ChangePage page = tags.changes(version, BATCH, WAIT, WHOLE_HISTORY);
        return new Batch(page.changes().stream().map(this::told).toList(), page.resourceVersion());
    }

    @Override
    public long newest() {
        return tags.list(null, 1, null, TagService.NEWEST).resourceVersion();
    }

    private ObjectChange told(Change change) {
        if (change instanceof StreamChange of) {
            return told(change, ApiResources.IMAGE_STREAMS, streams.whole(of.stream()));
        }
        return told(change, ApiResources.IMAGES, ImageConverter.whole(((ImageChange) change).image()));
    }

    /** A deletion has the object as it was; clients follow by the version of the deletion. */
    private static ObjectChange told(Change change, ApiResource resource, HasMetadata object) {
        object.getMetadata().setResourceVersion(Long.toString(change.resourceVersion()));
        return new ObjectChange(change.resourceVersion(), change.type(), resource, object);
    }

    private static void collect(StreamPage page, Map<ObjectRef, Map<String, String>> labels) {
        for (ImageStream stream : page.items()) {
            if (!stream.labels().isEmpty()) {
                labels.put(
                        new ObjectRef(
                                ApiResources.IMAGE_STREAMS.name(),
                                stream.key().namespace(),
                                stream.key().name()),
                        stream.labels());
            }
        }
    }
}
