package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.model.api.ImportAnswer.RawManifest;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import java.util.Map;

/**
 * How the images of an import are shown to who asked for it.
 *
 * @param stored the images that are stored, by digest
 * @param manifests what the registries sent, if that was asked for
 */
record Shown(Map<Digest, StoredImage> stored, Map<Digest, RawManifest> manifests) {

    /** @param withManifest whether the client wants to see the manifest itself */
    io.fabric8.openshift.api.model.Image image(Image image, boolean withManifest) {
        StoredImage known = stored.get(image.digest());
        io.fabric8.openshift.api.model.Image shown =
                known == null ? ImageConverter.unstored(image) : ImageConverter.embedded(known, Map.of());
        if (known != null) {
            // OpenShift answers with what it would have stored: where this import found the image, at no version yet.
            shown.setDockerImageReference(image.reference());
            shown.getMetadata().setResourceVersion(null);
        }
        RawManifest manifest = manifests.get(image.digest());
        if (withManifest && manifest != null) {
            shown.setDockerImageManifest(manifest.manifest());
            shown.setDockerImageConfig(manifest.configuration());
        }
        return shown;
    }
}
