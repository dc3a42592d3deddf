package dev.imagestreams.gateway.image.content;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.ImageService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.gateway.image.convert.ImageDraftConverter;
import dev.imagestreams.gateway.image.convert.SignatureRules;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageSignature;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * {@code imagesignatures}: the signatures of images as objects of their own. Each write is one write of the image as it was
 * read, so that somebody else's change of it meanwhile is a conflict.
 */
@Singleton
class ImageSignatureStore implements Creatable<ImageSignature>, Deletable<ImageSignature> {

    private static final String WRONG_NAME = "ImageSignatures must be accessed with <imageName>@<signatureName>";

    private final ImageService images;

    ImageSignatureStore(@RestClient ImageService images) {
        this.images = images;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_SIGNATURES;
    }

    @Override
    public Class<ImageSignature> type() {
        return ImageSignature.class;
    }

    @Override
    public ImageSignature create(ObjectKey key, ImageSignature object, WriteOptions options) {
        clearWhatOnlyVerifiersSay(object);
        List<FieldError> errors = SignatureRules.check(object, "");
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        String name = object.getMetadata().getName();
        StoredImage image = image(SignatureRules.imageOf(name).orElseThrow());
        List<ImageSignature> signatures = new ArrayList<>(ImageConverter.signatures(image));
        if (signatures.stream().anyMatch(present -> isTheSame(present, object))) {
            throw new StatusException(Statuses.alreadyExists(ApiResources.IMAGE_GROUP, "imageSignatures", name));
        }
        signatures.add(object);
        write(image, signatures, name, options.dryRun());
        object.setApiVersion("image.openshift.io/v1");
        object.setKind("ImageSignature");
        return object;
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        String imageName = SignatureRules.imageOf(key.name())
                .orElseThrow(() -> new StatusException(Statuses.badRequest(WRONG_NAME)));
        StoredImage image = image(imageName);
        List<ImageSignature> signatures = new ArrayList<>(ImageConverter.signatures(image));
        if (!signatures.removeIf(
                present -> key.name().equals(present.getMetadata().getName()))) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_SIGNATURES, key.name()));
        }
        write(image, signatures, key.name(), deletion.dryRun());
        return Statuses.success();
    }

    private void write(StoredImage image, List<ImageSignature> signatures, String name, boolean dryRun) {
        try {
            images.update(image.digest().toString(), dryRun, ImageDraftConverter.withSignatures(image, signatures));
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND
                    ? new StatusException(Statuses.notFound(ApiResources.IMAGE_SIGNATURES, name))
                    : e;
        }
    }

    /** Errors about a missing image name the image, under the resource that was asked for. */
    private StoredImage image(String name) {
        try {
            return images.get(Digest.parse(name).toString());
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.BAD_REQUEST
                    ? new StatusException(Statuses.notFound(ApiResources.IMAGE_SIGNATURES, name))
                    : e;
        }
    }

    private static boolean isTheSame(ImageSignature present, ImageSignature added) {
        return present.getMetadata().getName().equals(added.getMetadata().getName())
                || Objects.equals(present.getType(), added.getType())
                        && Objects.equals(present.getContent(), added.getContent());
    }

    private static void clearWhatOnlyVerifiersSay(ImageSignature signature) {
        signature.setConditions(null);
        signature.setImageIdentity(null);
        signature.setSignedClaims(null);
        signature.setCreated(null);
        signature.setIssuedBy(null);
        signature.setIssuedTo(null);
    }
}
