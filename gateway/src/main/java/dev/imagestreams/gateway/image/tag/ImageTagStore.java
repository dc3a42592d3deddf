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
import dev.imagestreams.gateway.image.SourceAccess;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.StreamListing;
import dev.imagestreams.gateway.image.convert.ImageTagConverter;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageTag;
import io.fabric8.openshift.api.model.ImageTagList;
import io.fabric8.openshift.api.model.ImageTagListBuilder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code imagetags}: tags with wish and outcome told apart. Taking the wish away leaves what became of it. */
@Singleton
class ImageTagStore
        implements Readable<ImageTag>,
                Listable<ImageTag>,
                Creatable<ImageTag>,
                Updatable<ImageTag>,
                Deletable<ImageTag> {

    private final TagService tags;
    private final StreamListing listing;
    private final SourceAccess sources;
    private final ImageTagConverter converter;
    private final TagFailures failures;
    private final ImageTagReader reader;

    ImageTagStore(
            @RestClient TagService tags, StreamListing listing, SourceAccess sources, ImageTagConverter converter) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
        this.failures = new TagFailures(ApiResources.IMAGE_TAGS, tags);
        this.reader = new ImageTagReader(tags, converter, failures);
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_TAGS;
    }

    @Override
    public Class<ImageTag> type() {
        return ImageTag.class;
    }

    @Override
    public ImageTag get(ObjectKey key, Parameters query) {
        StreamAddress address = address(key);
        return reader.find(address).orElseThrow(() -> failures.notFound(address.name()));
    }

    @Override
    public ImageTagList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Page<ImageStream> page = listing.list(namespace, request, false);
        return new ImageTagListBuilder()
                .withMetadata(page.metadataOfViews())
                .withItems(page.items().stream()
                        .flatMap(converter::items)
                        .filter(tag -> selection.test(tag.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public ImageTag create(ObjectKey key, ImageTag object, WriteOptions options) {
        StreamAddress address =
                StreamAddress.newTag(key.namespace(), object.getMetadata().getName());
        if (object.getSpec() == null) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("spec", "spec is a required field during creation")));
        }
        TagDraft draft = ImageTagConverter.toDraft(object.getSpec(), address.tag(), null);
        sources.check(address.stream(), List.of(draft.tag()));
        try {
            return shown(
                    tags.createTag(key.namespace(), address.stream().name(), address.part(), options.dryRun(), draft));
        } catch (ImageStreamException e) {
            throw failures.ofCreation(e, address);
        }
    }

    @Override
    public Written<ImageTag> update(ObjectKey key, Change<ImageTag> change, WriteOptions options) {
        StreamAddress address = StreamAddress.writtenTag(key, type().getSimpleName());
        Optional<ImageTag> present = reader.present(address);
        ImageTag wanted = change.applyTo(present.orElseGet(() -> absent(address)));
        Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
        ImageTagRules.check(present, wanted);
        try {
            return wanted.getSpec() == null
                    ? withoutSpec(address, present, version, options)
                    : withSpec(address, wanted, version, options);
        } catch (ImageStreamException e) {
            throw failures.ofUpdate(e, address);
        }
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        StreamAddress address = address(key);
        try {
            tags.deleteTag(key.namespace(), address.stream().name(), address.part(), deletion.uid(), deletion.dryRun());
        } catch (ImageStreamException e) {
            throw failures.ofDeletion(e, address, deletion.uid() != null);
        }
        return Statuses.success();
    }

    private Written<ImageTag> withSpec(
            StreamAddress address, ImageTag wanted, @Nullable Long version, WriteOptions options) {
        TagDraft draft = ImageTagConverter.toDraft(wanted.getSpec(), address.tag(), version);
        sources.check(address.stream(), List.of(draft.tag()));
        RestResponse<TagView> written = tags.putTag(
                address.stream().namespace(), address.stream().name(), address.part(), options.dryRun(), draft);
        return new Written<>(
                shown(written.getEntity()), written.getStatus() == RestResponse.Status.CREATED.getStatusCode());
    }

    /** Never an error because there was no spec; an old version is one, as for every write. */
    private Written<ImageTag> withoutSpec(
            StreamAddress address, Optional<ImageTag> present, @Nullable Long version, WriteOptions options) {
        ImageTag tag = present.orElseThrow(() -> failures.notFound(address.name()));
        String current = tag.getMetadata().getResourceVersion();
        if (version != null && !current.equals(Long.toString(version))) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "the stream has changed");
        }
        if (tag.getSpec() != null) {
            tags.deleteSpec(address.stream().namespace(), address.stream().name(), address.part(), options.dryRun());
        }
        if (options.dryRun()) {
            tag.setSpec(null);
            return Written.updated(tag);
        }
        return Written.updated(reader.find(address).orElseGet(() -> {
            // Nothing had become of it: with the wish the tag is gone.
            tag.setSpec(null);
            return tag;
        }));
    }

    /** As a write answers it, where the newest entry of the history is enough. */
    private ImageTag shown(TagView view) {
        return converter.whole(view.stream(), view.tag(), view.image());
    }

    private StreamAddress address(ObjectKey key) {
        return StreamAddress.tag(key, type().getSimpleName());
    }

    /** What a tag that does not exist is patched from. */
    private static ImageTag absent(StreamAddress address) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(address.name());
        metadata.setNamespace(address.stream().namespace());
        ImageTag absent = new ImageTag();
        absent.setMetadata(metadata);
        return absent;
    }
}
