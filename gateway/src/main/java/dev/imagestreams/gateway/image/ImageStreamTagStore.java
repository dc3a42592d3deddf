package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamListing.Listed;
import dev.imagestreams.gateway.image.convert.ImageStreamTagConverter;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.ImageStreamTagList;
import io.fabric8.openshift.api.model.ImageStreamTagListBuilder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code imagestreamtags}: what {@code oc tag} writes and consumers read. */
@Singleton
class ImageStreamTagStore
        implements Readable<ImageStreamTag>,
                Listable<ImageStreamTag>,
                Creatable<ImageStreamTag>,
                Updatable<ImageStreamTag>,
                Deletable<ImageStreamTag> {

    private final TagService tags;
    private final StreamListing listing;
    private final SourceAccess sources;
    private final ImageStreamTagConverter converter;
    private final TagFailures failures;

    ImageStreamTagStore(
            @RestClient TagService tags,
            StreamListing listing,
            SourceAccess sources,
            ImageStreamTagConverter converter,
            TagFailures failures) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
        this.failures = failures;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_TAGS;
    }

    @Override
    public Class<ImageStreamTag> type() {
        return ImageStreamTag.class;
    }

    @Override
    public ImageStreamTag get(ObjectKey key, Parameters query) {
        StreamAddress address = StreamAddress.tag(key);
        TagView view = view(address);
        if (view.image() == null) {
            throw failures.withoutImage(address, view);
        }
        return converter.whole(view);
    }

    @Override
    public ImageStreamTagList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Listed listed = listing.list(namespace, request, true);
        return new ImageStreamTagListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.streams().stream()
                        .flatMap(stream -> stream.statusTags().stream().map(status -> converter.item(stream, status)))
                        .flatMap(Optional::stream)
                        .filter(tag -> selection.test(tag.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public ImageStreamTag create(ObjectKey key, ImageStreamTag object, WriteOptions options) {
        StreamAddress address =
                StreamAddress.newTag(key.namespace(), object.getMetadata().getName());
        TagDraft draft = draft(address, object);
        try {
            return converter.whole(
                    tags.createTag(key.namespace(), address.stream().name(), address.part(), options.dryRun(), draft));
        } catch (ImageStreamException e) {
            throw failures.ofWrite(e, address);
        }
    }

    @Override
    public Written<ImageStreamTag> update(ObjectKey key, Change<ImageStreamTag> change, WriteOptions options) {
        StreamAddress address = StreamAddress.tag(key);
        try {
            TagDraft draft =
                    draft(address, change.isReplacement() ? change.applyTo(absent(address)) : patched(address, change));
            RestResponse<TagView> written =
                    tags.putTag(key.namespace(), address.stream().name(), address.part(), options.dryRun(), draft);
            return new Written<>(
                    converter.whole(written.getEntity()),
                    written.getStatus() == RestResponse.Status.CREATED.getStatusCode());
        } catch (ImageStreamException e) {
            throw failures.ofWrite(e, address);
        }
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        StreamAddress address = StreamAddress.tag(key);
        try {
            tags.deleteTag(key.namespace(), address.stream().name(), address.part(), deletion.uid(), deletion.dryRun());
        } catch (ImageStreamException e) {
            throw failures.ofDeletion(e, address);
        }
        return Statuses.success();
    }

    private ImageStreamTag patched(StreamAddress address, Change<ImageStreamTag> change) {
        ImageStreamTag patched = change.applyTo(present(address));
        // The two copies of the annotations were equal before: a patch of one means both.
        if (patched.getTag() != null) {
            patched.getTag().setAnnotations(null);
        }
        return patched;
    }

    private ImageStreamTag present(StreamAddress address) {
        try {
            return converter.whole(getTag(address));
        } catch (ImageStreamException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            return absent(address);
        }
    }

    /** What a tag that does not exist is patched from. */
    private static ImageStreamTag absent(StreamAddress address) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(address.name());
        metadata.setNamespace(address.stream().namespace());
        ImageStreamTag absent = new ImageStreamTag();
        absent.setMetadata(metadata);
        return absent;
    }

    private TagDraft draft(StreamAddress address, ImageStreamTag wanted) {
        Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
        TagDraft draft = ImageStreamTagConverter.toDraft(wanted, address.tag(), version);
        if (draft.tag() != null) {
            sources.check(address.stream(), List.of(draft.tag()));
        }
        return draft;
    }

    private TagView view(StreamAddress address) {
        try {
            return getTag(address);
        } catch (ImageStreamException e) {
            throw failures.ofRead(e, address);
        }
    }

    private TagView getTag(StreamAddress address) {
        return tags.getTag(address.stream().namespace(), address.stream().name(), address.part());
    }
}
