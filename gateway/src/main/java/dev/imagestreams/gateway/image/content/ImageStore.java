package dev.imagestreams.gateway.image.content;

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
import dev.imagestreams.gateway.client.ImageService;
import dev.imagestreams.gateway.image.Paging;
import dev.imagestreams.gateway.image.Paging.Page;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.gateway.image.convert.ImageDraftConverter;
import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageList;
import io.fabric8.openshift.api.model.ImageListBuilder;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code images}: every image of every stream, by digest. Deleting one does not ask who uses it. */
@Singleton
class ImageStore implements Readable<Image>, Watchable<Image>, Creatable<Image>, Updatable<Image>, Deletable<Image> {

    private final ImageService images;
    private final Manifests manifests;

    ImageStore(@RestClient ImageService images, Manifests manifests) {
        this.images = images;
        this.manifests = manifests;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGES;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public Image get(ObjectKey key, Parameters query) {
        return ImageConverter.whole(images.get(digest(key)));
    }

    @Override
    public ImageList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Page<StoredImage> page = Paging.read(request, (limit, position) -> {
            ImagePage part = images.list(limit, position);
            return new Page<>(part.items(), part.resourceVersion(), part.next(), null);
        });
        return new ImageListBuilder()
                .withMetadata(page.metadata())
                .withItems(page.items().stream()
                        .map(ImageConverter::item)
                        .filter(image -> selection.test(image.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public Image create(ObjectKey key, Image object, WriteOptions options) {
        ImageDraft draft = ImageDraftConverter.creation(object, "");
        return ImageConverter.whole(images.create(options.dryRun(), manifests.describe(draft, object, "")));
    }

    @Override
    public Written<Image> update(ObjectKey key, Change<Image> change, WriteOptions options) {
        String digest = digest(key);
        StoredImage stored = images.get(digest);
        Image wanted = change.applyTo(ImageConverter.whole(stored));
        long version = ResourceVersion.required(RequiredBody.metadata(wanted));
        ImageDraft draft = ImageDraftConverter.update(wanted, stored, version);
        return Written.updated(ImageConverter.whole(images.update(digest, options.dryRun(), draft)));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        StoredImage deleted = images.delete(
                digest(key), deletion.uid(), ResourceVersion.orNull(deletion.resourceVersion()), deletion.dryRun());
        return Statuses.deleted(ApiResources.IMAGES, key.name(), deleted.uid().toString());
    }

    /** What is no digest names no image. */
    private static String digest(ObjectKey key) {
        try {
            return Digest.parse(key.name()).toString();
        } catch (ImageStreamException e) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "not found");
        }
    }
}
