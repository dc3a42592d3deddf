package dev.imagestreams.gateway.image.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.testing.Examples;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagStatus;
import io.fabric8.openshift.api.model.ImageStreamTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageStreamTagConverterTest {

    private static final Instant STORED = Instant.parse("2026-11-21T04:13:04Z");

    private final ImageStreamTagConverter converter = new ImageStreamTagConverter(Examples.HOSTS);

    @Test
    void aTagLooksAsOpenShiftWritesIt() {
        TagView view = new TagView(Examples.V1, Examples.stream(), Examples.stored(Examples.hello(STORED)));

        ObjectNode written = (ObjectNode) Golden.written(converter.whole(view));

        ObjectNode image = (ObjectNode) written.at("/image/metadata");
        assertThat(image.remove("uid").asText()).isNotEmpty();
        assertThat(image.remove("resourceVersion").asText()).isNotEmpty();
        assertThat(written).isEqualTo(Golden.json("imagestreamtag.json"));
    }

    @Test
    void aTagThatIsNotImportedYetHasAnEmptyImage() {
        TagView view = new TagView(Examples.V1, Examples.notImportedYet(), null);

        assertThat(Golden.written(converter.whole(view))).isEqualTo(Golden.json("imagestreamtag-put-answer.json"));
    }

    @Test
    void inAListOnlyTheNameOfTheImageIsShown() {
        ImageStream stream = Examples.stream();

        ImageStreamTag item = converter.item(stream, stream.statusTags().get(0)).orElseThrow();

        assertThat(Golden.written(item)).isEqualTo(Golden.json("imagestreamtag-item.json"));
    }

    @Test
    void aReferenceTagIsInNoList() {
        TagEvent pointer = new TagEvent(
                1, STORED, "quay.io/acme/app:1", null, 2, Examples.event().by());

        assertThat(converter.item(Examples.empty(), new TagStatus(Examples.V1, List.of(pointer), null)))
                .isEmpty();
    }

    @Test
    void withPolicyLocalConsumersPullFromTheIntegratedRegistry() {
        TagView view = new TagView(
                Examples.V1, Examples.stream(ReferencePolicy.LOCAL), Examples.stored(Examples.hello(STORED)));

        JsonNode reference = Golden.written(converter.whole(view)).at("/image/dockerImageReference");

        assertThat(reference.asText()).isEqualTo("127.0.0.1:5001/demo/app@" + Examples.HELLO_DIGEST);
    }

    @Test
    void withPolicyLocalAndNoRegistryConsumersPullFromTheSource() {
        ImageStreamTagConverter bare = new ImageStreamTagConverter(new RegistryHosts(null, List.of()));
        TagView view = new TagView(
                Examples.V1, Examples.stream(ReferencePolicy.LOCAL), Examples.stored(Examples.hello(STORED)));

        assertThat(bare.whole(view).getImage().getDockerImageReference()).isEqualTo(Examples.HELLO);
    }

    @Test
    void theAnnotationsOfATagAreShownOnItsImage() {
        ImageStream plain = Examples.stream();
        ImageStream annotated = new ImageStream(
                plain.key(),
                plain.uid(),
                plain.resourceVersion(),
                plain.generation(),
                plain.created(),
                plain.labels(),
                plain.annotations(),
                null,
                false,
                null,
                List.of(new dev.imagestreams.model.stream.TagSpec(
                        Examples.V1,
                        new TagSource.DockerImage("x"),
                        false,
                        3L,
                        dev.imagestreams.model.stream.ImportPolicy.DEFAULT,
                        ReferencePolicy.SOURCE,
                        Map.of("color", "blue"))),
                plain.statusTags());

        ImageStreamTag tag =
                converter.whole(new TagView(Examples.V1, annotated, Examples.stored(Examples.hello(STORED))));

        assertThat(tag.getMetadata().getAnnotations()).containsExactlyEntriesOf(Map.of("color", "blue"));
        assertThat(tag.getImage().getMetadata().getAnnotations())
                .containsEntry("color", "blue")
                .containsEntry("image.openshift.io/dockerLayersOrder", "ascending");
    }

    @Test
    void theBodyOfOcTagBecomesADraft() {
        ImageStreamTag body = Golden.object("imagestreamtag-put.json", ImageStreamTag.class);

        TagDraft draft = ImageStreamTagConverter.toDraft(body, Examples.V1, null);

        assertThat(draft.tag())
                .isEqualTo(Examples.notImportedYet().specTags().get(0).withGeneration(0L));
        assertThat(draft.annotations()).isEmpty();
    }

    @Test
    void annotationsOfTheTagMayNotDifferFromThoseOfTheObject() {
        ImageStreamTag body = Golden.object("imagestreamtag-put.json", ImageStreamTag.class);
        body.getTag().setAnnotations(Map.of("a", "b"));

        assertThatThrownBy(() -> ImageStreamTagConverter.toDraft(body, Examples.V1, null))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageStartingWith("tag.annotations: Invalid value");
    }
}
