package dev.imagestreams.gateway.image.stream;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.Paging.Page;
import dev.imagestreams.gateway.image.SourceAccess;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.StreamListing;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamList;
import io.fabric8.openshift.api.model.ImageStreamListBuilder;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagestreams}. */
@Singleton
class ImageStreamStore
        implements Readable<ImageStream>,
                Watchable<ImageStream>,
                Creatable<ImageStream>,
                Updatable<ImageStream>,
                Deletable<ImageStream> {

    private final TagService tags;
    private final StreamListing listing;
    private final SourceAccess sources;
    private final ImageStreamConverter converter;

    ImageStreamStore(
            @RestClient TagService tags, StreamListing listing, SourceAccess sources, ImageStreamConverter converter) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAMS;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public Class<ImageStream> type() {
        return ImageStream.class;
    }

    @Override
    public ImageStream get(ObjectKey key, Parameters query) {
        return converter.whole(find(StreamAddress.stream(key)));
    }

    @Override
    public ImageStreamList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Page<dev.imagestreams.model.stream.ImageStream> page =
                listing.list(namespace, request, !request.table().needsWholeObjects());
        return new ImageStreamListBuilder()
                .withMetadata(page.metadata())
                .withItems(page.items().stream()
                        .map(converter::embedded)
                        .filter(stream -> selection.test(stream.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public Map<String, Function<ImageStream, String>> selectableFields() {
        return Map.of(
                "spec.dockerImageRepository", stream -> stream.getSpec().getDockerImageRepository(),
                "status.dockerImageRepository", stream -> stream.getStatus().getDockerImageRepository());
    }

    @Override
    public ImageStream create(ObjectKey key, ImageStream object, WriteOptions options) {
        StreamKey stream = new StreamKey(key.namespace(), object.getMetadata().getName());
        StreamDraft draft = converter.toDraft(object, null);
        sources.check(stream, draft.specTags());
        return converter.whole(tags.create(stream.namespace(), stream.name(), options.dryRun(), draft));
    }

    @Override
    public Written<ImageStream> update(ObjectKey key, Change<ImageStream> change, WriteOptions options) {
        StreamKey stream = StreamAddress.stream(key);
        dev.imagestreams.model.stream.ImageStream stored = find(stream);
        ImageStream wanted = change.applyTo(converter.whole(stored));
        long version = ResourceVersion.required(RequiredBody.metadata(wanted));
        if (version != stored.resourceVersion()) {
            // Before anything about the content: who has an old copy need not hear what is wrong with it.
            throw new ImageStreamException(ErrorCode.CONFLICT, "the stream has changed");
        }
        StreamDraft draft = converter.toDraft(wanted, version);
        sources.check(stream, SourceAccess.changed(stored, draft.specTags()));
        return Written.updated(
                converter.whole(tags.update(stream.namespace(), stream.name(), options.dryRun(), draft)));
    }

    @Override
    public KubernetesResource delete(ObjectKey key, Deletion deletion) {
        StreamKey stream = StreamAddress.stream(key);
        dev.imagestreams.model.stream.ImageStream deleted = tags.delete(
                stream.namespace(),
                stream.name(),
                deletion.uid(),
                ResourceVersion.orNull(deletion.resourceVersion()),
                deletion.dryRun());
        // One with finalizers is still there, and on its way out.
        return deleted.housekeeping().isBeingDeleted()
                ? converter.whole(deleted)
                : Statuses.deleted(
                        ApiResources.IMAGE_STREAMS, key.name(), deleted.uid().toString());
    }

    private dev.imagestreams.model.stream.ImageStream find(StreamKey key) {
        return tags.get(key.namespace(), key.name());
    }
}
