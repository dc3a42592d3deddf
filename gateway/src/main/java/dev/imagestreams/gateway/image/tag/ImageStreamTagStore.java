package dev.imagestreams.gateway.image.tag;

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
import dev.imagestreams.gateway.image.Paging.Page;
import dev.imagestreams.gateway.image.QueryTime;
import dev.imagestreams.gateway.image.SourceAccess;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.StreamListing;
import dev.imagestreams.gateway.image.convert.ImageStreamTagConverter;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.ImageStreamTagList;
import io.fabric8.openshift.api.model.ImageStreamTagListBuilder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

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
            ImageStreamTagConverter converter) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
        this.failures = new TagFailures(ApiResources.IMAGE_STREAM_TAGS, tags);
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
        StreamAddress address = StreamAddress.tag(key, type().getSimpleName());
        TagView view = view(address, at(query));
        if (view.image() == null) {
            throw failures.withoutImage(address, view);
        }
        return converter.whole(view);
    }

    @Override
    public ImageStreamTagList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Page<ImageStream> page = listing.list(namespace, request, true);
        return new ImageStreamTagListBuilder()
                .withMetadata(page.metadataOfViews())
                .withItems(page.items().stream()
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
        // A version is nothing that something new could have.
        TagDraft draft = draft(address, object, null);
        try {
            return converter.whole(
                    tags.createTag(key.namespace(), address.stream().name(), address.part(), options.dryRun(), draft));
        } catch (ImageStreamException e) {
            throw failures.ofCreation(e, address);
        }
    }

    @Override
    public Written<ImageStreamTag> update(ObjectKey key, Change<ImageStreamTag> change, WriteOptions options) {
        StreamAddress address = StreamAddress.writtenTag(key, type().getSimpleName());
        try {
            ImageStreamTag wanted = change.isReplacement() ? change.applyTo(absent(address)) : patched(address, change);
            Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
            TagDraft draft = draft(address, wanted, version);
            RestResponse<TagView> written =
                    tags.putTag(key.namespace(), address.stream().name(), address.part(), options.dryRun(), draft);
            return new Written<>(
                    converter.whole(written.getEntity()),
                    written.getStatus() == RestResponse.Status.CREATED.getStatusCode());
        } catch (ImageStreamException e) {
            throw failures.ofUpdate(e, address);
        }
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        StreamAddress address = StreamAddress.tag(key, type().getSimpleName());
        try {
            tags.deleteTag(key.namespace(), address.stream().name(), address.part(), deletion.uid(), deletion.dryRun());
        } catch (ImageStreamException e) {
            throw failures.ofDeletion(e, address, deletion.uid() != null);
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
            return converter.whole(getTag(address, null));
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

    private TagDraft draft(StreamAddress address, ImageStreamTag wanted, @Nullable Long version) {
        TagDraft draft = ImageStreamTagConverter.toDraft(wanted, address.tag(), version);
        if (draft.tag() != null) {
            sources.check(address.stream(), List.of(draft.tag()));
        }
        return draft;
    }

    private TagView view(StreamAddress address, @Nullable Instant at) {
        try {
            return getTag(address, at);
        } catch (ImageStreamException e) {
            throw failures.ofRead(e, address);
        }
    }

    private TagView getTag(StreamAddress address, @Nullable Instant at) {
        return tags.getTag(address.stream().namespace(), address.stream().name(), address.part(), at);
    }

    /** {@code ?at=}: an extension of ours. */
    private static @Nullable Instant at(Parameters query) {
        return query.find("at").map(text -> QueryTime.parse("at", text)).orElse(null);
    }
}
