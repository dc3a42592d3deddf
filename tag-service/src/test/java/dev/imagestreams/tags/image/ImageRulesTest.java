package dev.imagestreams.tags.image;

import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Housekeeping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageRulesTest {

    /** {@link dev.imagestreams.tags.stream.Examples#image} is named by the digest of its content. */
    private static final String CONTENT = "manifest";

    @Test
    void contentIsTakenOnceAndTheRestMayBeEdited() {
        StoredImage stored = ImageRules.create(draft(image(CONTENT), Map.of(), null), NOW);
        Image other = image("other");

        StoredImage updated = ImageRules.update(stored, draft(other, Map.of("note", "1"), null));

        assertThat(updated.image()).isEqualTo(stored.image());
        assertThat(updated.uid()).isEqualTo(stored.uid());
        assertThat(updated.annotations()).containsEntry("note", "1");
    }

    @Test
    void aManifestIsTakenOnlyIfItIsTheImagesOwn() {
        StoredImage without = ImageRules.create(draft(image(CONTENT), Map.of(), null), NOW);

        StoredImage own = ImageRules.update(without, draft(image(CONTENT), Map.of(), CONTENT));
        StoredImage foreign = ImageRules.update(own, draft(image(CONTENT), Map.of(), "something else"));
        StoredImage silent = ImageRules.update(own, draft(image(CONTENT), Map.of(), null));

        assertThat(Digest.sha256(CONTENT.getBytes(StandardCharsets.UTF_8))).isEqualTo(without.digest());
        assertThat(own.manifest()).isEqualTo(CONTENT);
        assertThat(foreign.manifest()).isEqualTo(CONTENT);
        assertThat(silent.manifest()).isEqualTo(CONTENT);
    }

    @Test
    void aManifestThatLiesInTheRegistryIsNotKeptHere() {
        Map<String, String> stored = Map.of("image.openshift.io/manifestBlobStored", "true");

        assertThat(ImageRules.create(draft(image(CONTENT), stored, CONTENT), NOW)
                        .manifest())
                .isNull();
    }

    @Test
    void anImageWithFinalizersIsMarkedAndGoesWithTheLast() {
        Housekeeping held = new Housekeeping(null, List.of("x"), List.of(), List.of(), null);
        StoredImage image = ImageRules.create(draft(image(CONTENT), Map.of(), null, held), NOW);

        StoredImage marked = ImageRules.delete(image, NOW);
        StoredImage released = ImageRules.update(marked, draft(image(CONTENT), Map.of(), null));

        assertThat(marked.housekeeping().isBeingDeleted()).isTrue();
        assertThat(ImageRules.mayGo(marked)).isFalse();
        assertThat(ImageRules.mayGo(released)).isTrue();
        assertThat(ImageRules.delete(ImageRules.create(draft(image(CONTENT), Map.of(), null), NOW), NOW))
                .isNull();
    }

    @Test
    void aPullSpecIsNeededAndMustBeOne() {
        assertThatThrownBy(() -> ImageRules.validate(image(CONTENT).withReference(""), "image."))
                .hasMessage("image.dockerImageReference: Required value");
        assertThatThrownBy(() -> ImageRules.validate(image(CONTENT).withReference("a b"), ""))
                .hasMessage("dockerImageReference: Invalid value: \"a b\": invalid reference format");
    }

    private static ImageDraft draft(Image image, Map<String, String> annotations, String manifest) {
        return draft(image, annotations, manifest, Housekeeping.NONE);
    }

    private static ImageDraft draft(
            Image image, Map<String, String> annotations, String manifest, Housekeeping housekeeping) {
        return new ImageDraft(
                null, null, image, Map.of(), annotations, housekeeping, manifest, null, List.of(), List.of());
    }
}
