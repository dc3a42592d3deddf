package dev.imagestreams.gateway.image.convert;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Images as clients write them. What an image is cannot be changed later; what is said about it can. */
public final class ImageDraftConverter {

    /** The registry has manifest and configuration as blobs: no need to keep them here. */
    private static final String MANIFEST_BLOB_STORED = "image.openshift.io/manifestBlobStored";

    private static final String LAYERS_ORDER = "image.openshift.io/dockerLayersOrder";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ImageDraftConverter() {}

    /**
     * An image that is new.
     *
     * @param path of the image in its object, with a dot at the end; empty for an image by itself
     * @throws ImageStreamException {@code INVALID} with every broken rule
     */
    public static ImageDraft creation(Image api, String path) {
        List<FieldError> errors = ImageRules.check(api, path);
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        ObjectMeta metadata = api.getMetadata();
        boolean blobStored = "true".equals(annotations(metadata).get(MANIFEST_BLOB_STORED));
        return draft(
                api,
                null,
                new dev.imagestreams.model.image.Image(
                        Digest.parse(metadata.getName()),
                        api.getDockerImageReference(),
                        Objects.requireNonNullElse(api.getDockerImageManifestMediaType(), ""),
                        layers(api),
                        manifests(api),
                        DockerImageMetadata.read(api.getDockerImageMetadata(), path),
                        null),
                blobStored ? null : textOrNull(api.getDockerImageManifest()),
                blobStored ? null : textOrNull(api.getDockerImageConfig()));
    }

    /**
     * An image that is stored. A manifest or configuration is only taken if it is the image's.
     *
     * @throws ImageStreamException {@code INVALID} with every broken rule
     */
    public static ImageDraft update(Image api, StoredImage stored, long resourceVersion) {
        List<FieldError> errors = ImageRules.check(api, "");
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        Digest configuration = stored.image().config().id();
        return draft(
                api,
                resourceVersion,
                stored.image(),
                genuine(api.getDockerImageManifest(), stored.digest(), stored.manifest()),
                genuine(api.getDockerImageConfig(), configuration, stored.configuration()));
    }

    /** Of a stored image, everything as it is but the signatures. */
    public static ImageDraft withSignatures(StoredImage stored, List<ImageSignature> signatures) {
        return new ImageDraft(
                stored.uid().toString(),
                stored.resourceVersion(),
                stored.image(),
                stored.labels(),
                stored.annotations(),
                stored.housekeeping(),
                stored.manifest(),
                stored.configuration(),
                signatures.stream().map(ImageDraftConverter::signature).toList(),
                stored.dockerSignatures());
    }

    /** The same image as its manifest describes it, where the client left that to the server. */
    public static ImageDraft described(ImageDraft draft, dev.imagestreams.model.image.Image manifest) {
        return new ImageDraft(
                draft.uid(),
                draft.resourceVersion(),
                manifest,
                draft.labels(),
                draft.annotations(),
                draft.housekeeping(),
                draft.manifest(),
                draft.configuration(),
                draft.signatures(),
                draft.dockerSignatures());
    }

    private static ImageDraft draft(
            Image api,
            @Nullable Long resourceVersion,
            dev.imagestreams.model.image.Image image,
            @Nullable String manifest,
            @Nullable String configuration) {
        ObjectMeta metadata = api.getMetadata();
        Map<String, String> annotations = annotations(metadata);
        // Always ascending here: said when shown, and not kept as if the client had wanted it.
        annotations.remove(LAYERS_ORDER);
        List<ImageSignature> signatures = api.getSignatures() == null ? List.of() : api.getSignatures();
        return new ImageDraft(
                // Before there is an image it has no identity.
                resourceVersion == null ? null : textOrNull(metadata.getUid()),
                resourceVersion,
                image,
                TextMaps.withoutNulls(metadata.getLabels()),
                annotations,
                Metadata.housekeeping(metadata),
                manifest,
                configuration,
                signatures.stream().map(ImageDraftConverter::signature).toList(),
                api.getDockerImageSignatures() == null ? List.of() : api.getDockerImageSignatures());
    }

    private static Map<String, Object> signature(ImageSignature signature) {
        Map<String, Object> fields = new TreeMap<>(ModelJson.mapper().convertValue(signature, OBJECT));
        fields.remove("kind");
        fields.remove("apiVersion");
        return fields;
    }

    private static List<ImageLayer> layers(Image api) {
        List<ImageLayer> layers = new ArrayList<>();
        if (api.getDockerImageLayers() != null) {
            api.getDockerImageLayers()
                    .forEach(layer -> layers.add(new ImageLayer(
                            Digest.parse(layer.getName()),
                            layer.getSize() == null ? 0 : layer.getSize(),
                            Objects.requireNonNullElse(layer.getMediaType(), ""))));
        }
        if ("descending".equals(annotations(api.getMetadata()).get(LAYERS_ORDER))) {
            Collections.reverse(layers);
        }
        return layers;
    }

    private static List<ImageManifest> manifests(Image api) {
        return api.getDockerImageManifests() == null
                ? List.of()
                : api.getDockerImageManifests().stream()
                        .map(manifest -> new ImageManifest(
                                Digest.parse(manifest.getDigest()),
                                manifest.getMediaType(),
                                manifest.getManifestSize() == null ? 0 : manifest.getManifestSize(),
                                new Platform(manifest.getOs(), manifest.getArchitecture(), manifest.getVariant())))
                        .toList();
    }

    private static @Nullable String genuine(@Nullable String given, @Nullable Digest digest, @Nullable String stored) {
        boolean fits = given != null && digest != null && digest.matches(given.getBytes(StandardCharsets.UTF_8));
        return fits ? given : stored;
    }

    private static Map<String, String> annotations(ObjectMeta metadata) {
        return TextMaps.withoutNulls(metadata.getAnnotations());
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
