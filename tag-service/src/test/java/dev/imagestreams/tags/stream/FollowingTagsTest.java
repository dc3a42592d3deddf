package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.scheduled;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags whose annotations say which of a repository's tags they follow. */
class FollowingTagsTest {

    private static final String FROM = "registry.example/team/app:1";
    private static final Map<String, String> ONES = Map.of(FollowAnnotations.FOLLOW, "semver:^1");
    private static final Map<String, String> TWOS = Map.of(FollowAnnotations.FOLLOW, "semver:^2");

    @Test
    void wordsThatCannotBeReadAreRefusedOnTheirField() {
        TagSpec wrong = external("prod", FROM).withAnnotations(Map.of(FollowAnnotations.FOLLOW, "newest"));

        ImageStreamException refused = catchThrowableOfType(ImageStreamException.class, () -> put(absent(), wrong));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refused.causes()).extracting(FieldError::field).contains("tag.annotations[imagestreams.dev/follow]");
    }

    @Test
    void theRequestCarriesThePolicy() {
        StreamState stream = put(absent(), scheduled(external("prod", FROM)).withAnnotations(ONES));

        ImportRequested request = request(absent(), stream);

        assertThat(request.imports()).extracting(TagImport::follow).containsExactlyElementsOf(follows(ONES));
        assertThat(request.schedule()).extracting(TagImport::follow).containsExactlyElementsOf(follows(ONES));
    }

    @Test
    void anotherPolicyIsAnotherWishAndOtherAnnotationsAreNone() {
        StreamState stream = put(absent(), external("prod", FROM).withAnnotations(ONES));
        stream = stream.withStatus(tag("prod"), TagState.EMPTY);

        StreamState changed = rules(stream).annotate(stream, tag("prod"), TWOS);
        StreamState noted =
                rules(stream).annotate(stream, tag("prod"), Map.of(FollowAnnotations.FOLLOW, "semver:^1", "note", "b"));

        assertThat(request(stream, changed).imports()).hasSize(1);
        assertThat(changed.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(2);
        assertThat(noted.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void tellsWhichTagWasPickedAndLeavesTheSourceAsItWasTyped() {
        StreamState stream = put(absent(), scheduled(external("prod", FROM)).withAnnotations(ONES));

        StreamState imported = new ImportRules(IMPORTER, NOW).apply(stream, List.of(found(ONES, "1.4.2", 1L)));

        TagSpec spec = imported.specOf(tag("prod")).orElseThrow();
        assertThat(spec.annotations()).containsEntry(FollowAnnotations.FOLLOWED, "1.4.2");
        assertThat(spec.from().name()).isEqualTo(FROM);
        assertThat(imported.newest(tag("prod")).orElseThrow().generation()).isEqualTo(spec.generation());
        assertThat(imported.newest(tag("prod")).orElseThrow().followed()).isEqualTo(new TagName("1.4.2"));
    }

    @Test
    void whatAScheduleFoundByAnEarlierPolicyIsNotTaken() {
        StreamState stream = put(absent(), scheduled(external("prod", FROM)).withAnnotations(TWOS));
        Attribution schedule = new Attribution("system:image-import", Cause.SCHEDULE);

        StreamState late = new ImportRules(schedule, NOW).apply(stream, List.of(found(ONES, "1.4.2", null)));
        StreamState current = new ImportRules(schedule, NOW).apply(stream, List.of(found(TWOS, "2.0.0", null)));

        assertThat(late).isEqualTo(stream);
        assertThat(current.newest(tag("prod"))).isPresent();
    }

    private static SourceResult found(Map<String, String> words, String picked, Long generation) {
        TagSpec spec = scheduled(external("prod", FROM));
        Image image = Examples.image(picked);
        TagImport source = new TagImport(
                tag("prod"),
                generation,
                FROM,
                spec.importPolicy(),
                spec.referencePolicy(),
                null,
                FollowAnnotations.policy(words).orElseThrow());
        return new SourceResult(
                source, new ImportOutcome.Resolved(image.reference(), image, List.of(), new TagName(picked)));
    }

    private static List<FollowPolicy> follows(Map<String, String> words) {
        return List.of(FollowAnnotations.policy(words).orElseThrow());
    }

    private static ImportRequested request(StreamState before, StreamState after) {
        return ImportWishes.of(new StreamTransition(before, after, ALICE, NOW), 1)
                .orElseThrow();
    }

    private static StreamState put(StreamState before, TagSpec tag) {
        return rules(before).put(before, tag);
    }

    private static SpecRules rules(StreamState known) {
        return new SpecRules(surroundings(known), ALICE, NOW);
    }
}
