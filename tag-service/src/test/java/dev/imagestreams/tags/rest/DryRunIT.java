package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.draft;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.lastChange;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is only tried out is answered as if it had been done, and leaves nothing behind: not even a number. */
@QuarkusTest
class DryRunIT {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void aStreamThatIsOnlyTriedIsShownAndDoesNotExist() {
        StreamKey key = new StreamKey("dry-run", "created");
        long before = lastChange();

        Response tried =
                asAlice().body(json(draft(null, List.of(external("a", V1))))).post(path(key) + "?dryRun=true");

        assertThat(tried.statusCode()).isEqualTo(201);
        assertThat(read(tried, ImageStream.class).spec(tag("a")).orElseThrow().generation())
                .isEqualTo(1);
        assertThat(asAlice().get(path(key)).statusCode()).isEqualTo(404);
        assertThat(lastChange()).isEqualTo(before);
    }

    @Test
    void aTagThatIsOnlyTriedIsShownWithItsOutcomeAndNothingMoves() {
        StreamKey key = new StreamKey("dry-run", "tagged");
        create(key, external("a", V1));
        imported(key, resolved("a", null, V1, "dry-one"));
        imported(key, resolved("a", null, V1, "dry-two"));
        ImageStream before = get(key);
        String back = json(new TagDraft(null, rollback("a", digest("dry-one").toString()), Map.of()));

        TagView tried = read(asAlice().body(back).put(path(key) + "/tags/a?dryRun=true"), TagView.class);

        assertThat(tried.image().digest()).isEqualTo(digest("dry-one"));
        assertThat(tried.stream().generation()).isEqualTo(before.generation() + 1);
        assertThat(get(key)).isEqualTo(before);
    }

    @Test
    void deletionsAreTriedOutToo() {
        StreamKey key = new StreamKey("dry-run", "deleted");
        create(key, external("a", V1));
        ImageStream before = get(key);

        assertThat(asAlice().delete(path(key) + "/tags/a?dryRun=true").statusCode())
                .isEqualTo(204);
        assertThat(asAlice().delete(path(key) + "/tags/a/spec?dryRun=true").statusCode())
                .isEqualTo(204);
        assertThat(read(asAlice().delete(path(key) + "?dryRun=true"), ImageStream.class)
                        .uid())
                .isEqualTo(before.uid());
        assertThat(get(key)).isEqualTo(before);
    }

    @Test
    void imagesAndMappingsAreTriedOutToo() {
        StreamKey key = new StreamKey("dry-run", "mapped");
        create(key);
        ImageStream before = get(key);
        ImageDraft draft = new ImageDraft(
                null,
                null,
                image("dry-image"),
                Map.of(),
                Map.of(),
                Housekeeping.NONE,
                null,
                null,
                List.of(),
                List.of());
        MappingCommand mapping = new MappingCommand(draft, tag("a"), "registry.here/dry-run/mapped", Cause.MAPPING);

        StoredImage tried =
                read(asAlice().body(json(draft)).post("/internal/v1/images?dryRun=true"), StoredImage.class);
        Response mapped = asAlice().body(json(mapping)).post(path(key) + "/mappings?dryRun=true");

        assertThat(tried.resourceVersion()).isPositive();
        assertThat(mapped.statusCode()).isEqualTo(204);
        assertThat(asAlice().get("/internal/v1/images/" + digest("dry-image")).statusCode())
                .isEqualTo(404);
        assertThat(get(key)).isEqualTo(before);
    }

    @Test
    void whatWouldBeRefusedIsRefused() {
        StreamKey key = new StreamKey("dry-run", "refused");
        create(key);

        Response again = asAlice().body(json(draft(null, List.of()))).post(path(key) + "?dryRun=true");
        Response nonsense = asAlice().body(json(draft(null, List.of()))).post(path(key) + "?dryRun=maybe");

        assertThat(problem(again).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(problem(nonsense).code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }
}
