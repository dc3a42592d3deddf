package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StreamApiIT {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void aTagWrittenToNothingMakesTheStreamAndAsksForItsImport() {
        StreamKey key = new StreamKey("api", "made-by-tag");

        Response first = put(key, external("prod", V1));
        Response second = put(key, external("prod", V1));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(read(second, TagView.class).stream().generation()).isEqualTo(1);
        List<ImportRequested> requests = TestKafka.read(EventType.IMPORT_REQUESTED, ImportRequested.class, key, 1);
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).imports().get(0).from()).isEqualTo(V1);
        assertThat(requests.get(0).by().actor()).isEqualTo("alice");
    }

    @Test
    void aStreamIsCreatedReplacedAndDeletedUnderItsVersion() {
        StreamKey key = new StreamKey("api", "life");
        ImageStream created = read(create(key, external("a", V1)), ImageStream.class);
        StreamDraft labelled = new StreamDraft(
                null,
                created.resourceVersion(),
                Map.of("l", "1"),
                Map.of(),
                Housekeeping.NONE,
                false,
                null,
                created.specTags());

        ImageStream replaced = read(asAlice().body(json(labelled)).put(path(key)), ImageStream.class);
        Response stale = asAlice().body(json(labelled)).put(path(key));
        Response again = create(key);
        Response deleted = asAlice().delete(path(key) + "?uid=" + created.uid());

        assertThat(replaced.labels()).containsEntry("l", "1");
        assertThat(replaced.resourceVersion()).isGreaterThan(created.resourceVersion());
        assertThat(problem(stale).code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(problem(again).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(problem(asAlice().get(path(key))).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void pagesFollowEachOtherWithoutGaps() {
        List<StreamKey> keys = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            keys.add(new StreamKey("paging", "stream-" + i));
            create(keys.get(i));
        }
        List<StreamKey> seen = new ArrayList<>();
        String next = null;

        do {
            String query = "?namespace=paging&limit=3" + (next == null ? "" : "&next=" + next);
            StreamPage page = read(asAlice().get("/internal/v1/streams" + query), StreamPage.class);
            page.items().forEach(stream -> seen.add(stream.key()));
            next = page.next();
        } while (next != null);

        assertThat(seen).isEqualTo(keys);
    }

    @Test
    void aDeletedTagLosesItsWishAndItsHistory() {
        StreamKey key = new StreamKey("api", "tag-deleted");
        create(key, external("a", V1), external("b", V1));

        Response deleted = asAlice().delete(path(key) + "/tags/a");
        Response missing = asAlice().delete(path(key) + "/tags/a");

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(get(key).spec(tag("a"))).isEmpty();
        assertThat(get(key).spec(tag("b"))).isPresent();
    }

    @Test
    void brokenRulesAreToldWithTheirFields() {
        StreamKey key = new StreamKey("api", "broken");

        Problem unknownImage = problem(put(key, rollback("x", "sha256:" + "0".repeat(64))));
        Problem malformed = problem(put(key, alias("x", "a:b:c")));

        assertThat(unknownImage.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(unknownImage.causes()).hasSize(1);
        assertThat(malformed.message()).contains("must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>");
        assertThat(asAlice().get(path(key)).statusCode()).as("nothing was made").isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /streams/api/x/tags/a        | {not json               | 400",
                "PUT  | /streams/api/x/tags/a        | []                      | 400",
                "PUT  | /streams/api/x/tags/a        | {\"tag\":{}}            | 400",
                "PUT  | /streams/api/x/tags/a        | {\"tag\":{\"name\":\"a\",\"from\":{\"kind\":\"Bogus\",\"name\":\"x\"}}} | 422",
                "POST | /streams/api/UPPER           | {}                      | 422",
                "POST | /streams/-bad-/x             | {}                      | 422",
                "GET  | /streams/api/none            |                         | 404",
                "GET  | /images/sha256:12            |                         | 400",
                "GET  | /receipts/nonsense           |                         | 404",
                "GET  | /changes?after=0&wait=soon   |                         | 400",
                "GET  | /changes?after=99999999999   |                         | 410"
            })
    void badInputIsToldAndNeverAServersFault(String method, String path, String body, int status) {
        Response response = asAlice().body(body == null ? "" : body).request(method, "/internal/v1" + path);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.asString()).doesNotContain("\tat ");
    }

    @Test
    void nobodyButAServiceMayAsk() {
        assertThat(given().get("/internal/v1/streams").statusCode()).isEqualTo(401);
        assertThat(given().auth()
                        .preemptive()
                        .basic("internal", "wrong")
                        .get("/internal/v1/streams")
                        .statusCode())
                .isEqualTo(401);
    }

    private static Problem problem(Response response) {
        return response.as(Problem.class);
    }
}
