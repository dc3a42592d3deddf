package dev.imagestreams.gateway.image.tag;

import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class HeldTagsIT {

    private static final String HOLD =
            """
            {"metadata":{"annotations":{"imagestreams.dev/hold":"true","imagestreams.dev/hold-reason":"freeze"}}}""";

    private static final String NO_HOLD = "{\"metadata\":{\"annotations\":{\"imagestreams.dev/hold\":null}}}";

    private final ImageApi api = new ImageApi("held");

    @BeforeEach
    void heldIsAnnas() {
        api.prepare();
    }

    @Test
    void whatIsImportedIntoAHeldTagWaitsInSightAndIsTakenWhenTheHoldEnds() {
        Digest first = imported("app", "app 1");
        api.patch("imagestreamtags/app:v1", HOLD)
                .statusCode(200)
                .body("metadata.annotations.'imagestreams.dev/held-by'", equalTo("anna"))
                .body("metadata.annotations.'imagestreams.dev/held-since'", notNullValue());

        Digest second = imported("app", "app 2");

        api.get("imagestreamtags/app:v1")
                .body("image.metadata.name", equalTo(first.toString()))
                .body("conditions.type", contains("Held"))
                .body("conditions[0].reason", equalTo("MovePending"));
        api.get("imagestreams/app")
                .body("status.tags[0].items.image", contains(first.toString()))
                .body("status.tags[0].conditions[0].type", equalTo("Held"));
        api.get("imagestreamtags/app:v1/history")
                .body("items.image", contains(second.toString(), first.toString()))
                .body("items.pending", contains("waiting", null));
        api.table("imagetags/app:v1").body("rows[0].cells[2]", equalTo("image/" + first));

        api.patch("imagestreamtags/app:v1", NO_HOLD)
                .statusCode(200)
                .body("image.metadata.name", equalTo(second.toString()))
                .body("conditions", nullValue())
                .body("metadata.annotations", not(hasKey("imagestreams.dev/held-by")));
        api.get("imagestreamtags/app:v1/history")
                .body("items.image", contains(second.toString(), first.toString()))
                .body("items[0].pending", nullValue());
    }

    @Test
    void whoTagsByHandMovesAHeldTagAndTheHoldStays() {
        Digest first = imported("byhand", "byhand 1");
        Digest second = imported("byhand", "byhand 2");
        api.patch("imagestreamtags/byhand:v1", HOLD).statusCode(200);

        rollBack("byhand", first, "").statusCode(200).body("image.metadata.name", equalTo(first.toString()));

        api.get("imagestreamtags/byhand:v1")
                .body("metadata.annotations.'imagestreams.dev/hold'", equalTo("true"))
                .body("metadata.annotations.'imagestreams.dev/hold-reason'", equalTo("freeze"));
        api.importing("byhand", "v1", spec("held/byhand:v1"), true).statusCode(201);
        api.get("imagestreamtags/byhand:v1").body("image.metadata.name", equalTo(first.toString()));
        api.get("imagestreamtags/byhand:v1/history").body("items[0].image", equalTo(second.toString()));
    }

    @Test
    void whatIsImportedBecauseSomebodyTaggedItIsTaken() {
        imported("wished", "wished 1");
        api.patch("imagestreamtags/wished:v1", HOLD).statusCode(200);
        Digest other = push("held/other", "v1", "wished 2");

        api.tag("wished:v1", spec("held/other:v1")).statusCode(200);

        Instant deadline = Instant.now().plusSeconds(30);
        while (!other.toString().equals(current("wished")) && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        api.get("imagestreamtags/wished:v1")
                .body("image.metadata.name", equalTo(other.toString()))
                .body("metadata.annotations.'imagestreams.dev/hold'", equalTo("true"));
    }

    @Test
    void aRollbackHoldsInTheSameRequest() {
        Digest first = imported("back", "back 1");
        imported("back", "back 2");

        rollBack("back", first, "\"imagestreams.dev/hold\":\"true\"").statusCode(200);
        api.importing("back", "v1", spec("held/back:v1"), true).statusCode(201);

        api.get("imagestreamtags/back:v1").body("image.metadata.name", equalTo(first.toString()));
    }

    @Test
    void pruningDoesNotTakeWhatWaits() {
        imported("pruned", "pruned 1");
        api.patch("imagestreamtags/pruned:v1", HOLD).statusCode(200);
        Digest second = imported("pruned", "pruned 2");

        String stream = api.get("imagestreams/pruned").extract().asString();
        api.put("imagestreams/pruned/status", stream).statusCode(200);
        api.patch("imagestreamtags/pruned:v1", NO_HOLD).body("image.metadata.name", equalTo(second.toString()));
    }

    @Test
    void anImageThatWaitsCannotBePruned() {
        imported("kept", "kept 1");
        api.patch("imagestreamtags/kept:v1", HOLD).statusCode(200);
        Digest second = imported("kept", "kept 2");
        // Whoever prunes finds it named where the stream says what it needs.
        api.get("imagestreams/kept").body("status.tags[0].conditions[0].message", containsString("@" + second));

        Api.by(Users.ADMIN)
                .delete(Api.IMAGES + "/images/" + second)
                .then()
                .statusCode(403)
                .body("message", containsString("waits for the end of the hold of held/kept:v1"));

        api.patch("imagestreamtags/kept:v1", NO_HOLD).body("image.metadata.name", equalTo(second.toString()));
    }

    @Test
    void aTagThatIsOnlyPushedToIsHeldByAnnotatingIt() {
        Digest digest = imported("pushed", "pushed 1");
        // oc tag -d leaves nothing; a spec tag alone is forgotten by its patch.
        api.patch("imagestreams/pushed", "{\"spec\":{\"tags\":null}}").statusCode(200);
        api.get("imagestreamtags/pushed:v1").body("tag", nullValue());
        api.patch("imagestreamtags/pushed:v1", "{\"metadata\":{\"annotations\":{\"other\":\"word\"}}}")
                .statusCode(400);

        api.patch("imagestreamtags/pushed:v1", HOLD)
                .statusCode(anyOf(equalTo(200), equalTo(201)))
                .body("tag.from", nullValue())
                .body("image.metadata.name", equalTo(digest.toString()))
                .body("metadata.annotations.'imagestreams.dev/held-by'", equalTo("anna"));

        api.get("imagestreams/pushed").body("spec.tags.name", contains("v1"));
    }

    @Test
    void aHoldNobodyCanReadIsRefused() {
        imported("words", "words 1");

        api.patch(
                        "imagestreamtags/words:v1",
                        "{\"metadata\":{\"annotations\":{\"imagestreams.dev/hold\":\"until monday\"}}}")
                .statusCode(422)
                .body("details.causes", hasSize(1))
                .body("details.causes[0].field", equalTo("spec.tags[v1].annotations[imagestreams.dev/hold]"));
    }

    private String current(String stream) {
        return api.get("imagestreamtags/" + stream + ":v1").extract().path("image.metadata.name");
    }

    private Digest imported(String stream, String content) {
        Digest digest = push("held/" + stream, "v1", content);
        api.importing(stream, "v1", spec("held/" + stream + ":v1"), true).statusCode(201);
        return digest;
    }

    private ValidatableResponse rollBack(String stream, Digest to, String annotations) {
        return api.put(
                "imagestreamtags/" + stream + ":v1",
                """
                {"metadata":{"name":"%1$s:v1","annotations":{%2$s}},
                 "tag":{"from":{"kind":"ImageStreamImage","name":"%1$s@%3$s"}}}"""
                        .formatted(stream, annotations, to));
    }
}
