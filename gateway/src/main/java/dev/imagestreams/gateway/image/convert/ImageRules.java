package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageLayer;
import io.fabric8.openshift.api.model.ImageManifest;
import io.fabric8.openshift.api.model.ImageSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an image that a client writes must look like, with OpenShift's words for what does not. */
final class ImageRules {

    /** RFC 6838, section 4.2. */
    private static final String RESTRICTED_NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}";

    private static final Pattern MEDIA_TYPE = Pattern.compile(RESTRICTED_NAME + '/' + RESTRICTED_NAME);

    private ImageRules() {}

    /** @param path of the image in its object, with a dot at the end; empty for an image by itself */
    static List<FieldError> check(Image image, String path) {
        List<FieldError> errors = new ArrayList<>();
        String name = image.getMetadata() == null ? null : image.getMetadata().getName();
        if (isEmpty(name)) {
            errors.add(FieldError.required(path + "metadata.name", "name or generateName is required"));
        } else if (!isDigest(name)) {
            errors.add(FieldError.invalid(path + "metadata.name", name, "must be the digest of a manifest"));
        }
        checkReference(image.getDockerImageReference(), path + "dockerImageReference", errors);
        List<ImageManifest> manifests = orEmpty(image.getDockerImageManifests());
        for (int i = 0; i < manifests.size(); i++) {
            checkManifest(manifests.get(i), path + "dockerImageManifests[" + i + ']', errors);
        }
        List<ImageLayer> layers = orEmpty(image.getDockerImageLayers());
        if (!manifests.isEmpty() && !layers.isEmpty()) {
            errors.add(FieldError.invalid(
                    path + "dockerImageLayers",
                    "",
                    "dockerImageLayers should not be set when dockerImageManifests is set"));
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) == null || !isDigest(layers.get(i).getName())) {
                errors.add(FieldError.invalid(
                        path + "dockerImageLayers[" + i + "].name",
                        layers.get(i) == null
                                ? ""
                                : Objects.requireNonNullElse(layers.get(i).getName(), ""),
                        "must be a digest"));
            }
        }
        List<ImageSignature> signatures = orEmpty(image.getSignatures());
        for (int i = 0; i < signatures.size(); i++) {
            if (signatures.get(i) == null) {
                errors.add(FieldError.required(path + "signatures[" + i + ']', "must not be null"));
            } else {
                errors.addAll(SignatureRules.check(signatures.get(i), path + "signatures[" + i + "]."));
            }
        }
        return errors;
    }

    private static void checkReference(@Nullable String reference, String path, List<FieldError> errors) {
        if (isEmpty(reference)) {
            errors.add(FieldError.required(path, ""));
            return;
        }
        try {
            ImageReference.parse(reference);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path, reference, String.valueOf(e.getMessage())));
        }
    }

    private static void checkManifest(@Nullable ImageManifest manifest, String path, List<FieldError> errors) {
        if (manifest == null) {
            errors.add(FieldError.required(path, "must not be null"));
            return;
        }
        String digest = Objects.requireNonNullElse(manifest.getDigest(), "");
        if (digest.isEmpty()) {
            errors.add(FieldError.required(path + ".digest", ""));
        } else if (!isDigest(digest)) {
            errors.add(FieldError.invalid(
                    path + ".digest", digest, "digest does not conform with OCI image specification"));
        }
        String mediaType = Objects.requireNonNullElse(manifest.getMediaType(), "");
        if (mediaType.isEmpty()) {
            errors.add(FieldError.required(path + ".mediaType", ""));
        } else if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            errors.add(FieldError.invalid(path + ".mediaType", mediaType, "media type does not conform to RFC6838"));
        }
        if (isEmpty(manifest.getArchitecture())) {
            errors.add(FieldError.required(path + ".architecture", ""));
        }
        if (isEmpty(manifest.getOs())) {
            errors.add(FieldError.required(path + ".os", ""));
        }
        if (manifest.getManifestSize() != null && manifest.getManifestSize() < 0) {
            errors.add(FieldError.invalid(
                    path + ".manifestSize", manifest.getManifestSize().toString(), "manifest size cannot be negative"));
        }
    }

    private static boolean isDigest(@Nullable String text) {
        try {
            return text != null && !Digest.parse(text).hex().isEmpty();
        } catch (ImageStreamException e) {
            return false;
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
