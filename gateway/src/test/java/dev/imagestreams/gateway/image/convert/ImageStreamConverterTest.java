package dev.imagestreams.gateway.image.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.Examples;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import io.fabric8.openshift.api.model.TagReferenceBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageStreamConverterTest {

    private final ImageStreamConverter converter = new ImageStreamConverter(Examples.HOSTS);

    @Test
    void aStreamLooksAsOpenShiftWritesIt() {
        assertThat(Golden.written(converter.whole(Examples.stream()))).isEqualTo(Golden.json("imagestream.json"));
    }

    @Test
    void aStreamWithoutTagsHasNoTagLists() {
        assertThat(Golden.written(converter.whole(Examples.empty())))
                .isEqualTo(Golden.json("imagestream-created.json"));
    }

    @Test
    void aTagThatWasNeverImportedHasNullItemsAndAConditionThatSaysWhy() {
        TagStatus failed = new TagStatus(
                new StreamTag("latest"),
                List.of(),
                new TagCondition(
                        "NotFound",
                        "dockerimage.image.openshift.io \"127.0.0.1:5000/peer/hello:nosuch\" not found",
                        1,
                        Instant.parse("2026-11-21T04:19:03Z")));

        JsonNode tag = Golden.written(ImageStreamConverter.history(failed));

        assertThat(tag).isEqualTo(Golden.json("imagestream-failed-tag.json").at("/status/tags/0"));
        assertThat(tag.get("items").isNull()).isTrue();
    }

    @Test
    void insideAListKindAndVersionAreLeftOut() {
        JsonNode item = Golden.written(converter.embedded(Examples.stream()));

        assertThat(item.has("kind")).isFalse();
        assertThat(item.has("apiVersion")).isFalse();
        assertThat(item.has("spec")).isTrue();
    }

    @Test
    void withoutAnIntegratedRegistryTheRepositoryIsEmptyButThere() {
        ImageStreamConverter bare = new ImageStreamConverter(new RegistryHosts(null, List.of()));

        JsonNode status = Golden.written(bare.whole(Examples.empty())).get("status");

        assertThat(status).hasToString("{\"dockerImageRepository\":\"\"}");
    }

    @Test
    void whatAClientReadsItCanWriteBack() {
        ImageStream read = Golden.object("imagestream.json", ImageStream.class);

        StreamDraft draft = converter.toDraft(read, 838L);

        assertThat(draft.specTags()).isEqualTo(Examples.stream().specTags());
        assertThat(draft.annotations()).isEqualTo(Examples.stream().annotations());
        assertThat(draft.uid()).isEqualTo(Examples.stream().uid().toString());
        assertThat(draft.resourceVersion()).isEqualTo(838L);
        assertThat(draft.lookupLocal()).isFalse();
    }

    @Test
    void theFirstBodyOfOcBecomesADraft() {
        StreamDraft draft = converter.toDraft(Golden.object("imagestream-create.json", ImageStream.class), null);

        assertThat(draft)
                .isEqualTo(new StreamDraft(
                        null, null, java.util.Map.of(), java.util.Map.of(), null, false, null, List.of()));
    }

    @Test
    void everyFieldThatCannotBeSaidIsNamed() {
        ImageStream wrong = new ImageStreamBuilder()
                .withNewSpec()
                .addToTags(
                        new TagReferenceBuilder()
                                .withName("b")
                                .withFrom(reference("DockerImage", "x"))
                                .withNewImportPolicy("Weird", false, false)
                                .withNewReferencePolicy("Weird")
                                .build(),
                        new TagReferenceBuilder().withName("a:b").build(),
                        new TagReferenceBuilder().build())
                .endSpec()
                .build();

        ImageStreamException refusal =
                catchThrowableOfType(ImageStreamException.class, () -> converter.toDraft(wrong, null));

        assertThat(refusal.causes().stream().map(FieldError::toString))
                .containsExactly(
                        "spec.tags[b].importPolicy.importMode: Invalid value: \"Weird\": invalid import mode, valid"
                                + " modes are '', 'Legacy', 'PreserveOriginal'",
                        "spec.tags[b].referencePolicy.type: Invalid value: \"Weird\": valid values are \"Source\","
                                + " \"Local\"",
                        "spec.tags[a:b].name: Invalid value: \"a:b\": a tag name has 1 to 255 characters and none of"
                                + " ':', '@', '/' or control characters",
                        "spec.tags[null].name: Required value");
    }

    @Test
    void aSourceOfAKindNobodyKnowsIsLeftToBeReportedWithTheOtherRules() {
        ImageStream odd = new ImageStreamBuilder()
                .withNewSpec()
                .addToTags(new TagReferenceBuilder()
                        .withName("a")
                        .withFrom(reference("Bogus", "x"))
                        .build())
                .endSpec()
                .build();

        assertThat(converter.toDraft(odd, null).specTags().get(0).from())
                .isEqualTo(new TagSource.Other("Bogus", null, "x"));
    }

    @Test
    void oddTagNamesAreAcceptedAsOpenShiftDoes() {
        ImageStream odd = new ImageStreamBuilder()
                .withNewSpec()
                .addNewTag()
                .withName("a b")
                .endTag()
                .addNewTag()
                .withName("-bad")
                .endTag()
                .endSpec()
                .build();

        assertThat(converter.toDraft(odd, null).specTags().stream().map(TagSpec::name))
                .containsExactly(new StreamTag("a b"), new StreamTag("-bad"));
    }

    private static ObjectReference reference(String kind, String name) {
        ObjectReference reference = new ObjectReference();
        reference.setKind(kind);
        reference.setName(name);
        return reference;
    }
}
