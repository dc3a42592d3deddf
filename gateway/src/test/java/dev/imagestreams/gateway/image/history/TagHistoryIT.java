package dev.imagestreams.gateway.image.history;

import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class TagHistoryIT {

    private final ImageApi api = new ImageApi("history");

    @BeforeEach
    void historyIsAnnas() {
        api.prepare();
    }

    @Test
    void everyMoveIsToldWithWhoAndWhyAndWhen() {
        Digest first = push("history/told", "v1", "told 1");
        api.importing("told", "v1", spec("history/told:v1"), true).statusCode(201);
        Digest second = push("history/told", "v1", "told 2");
        api.importing("told", "v1", spec("history/told:v1"), true).statusCode(201);
        api.put(
                        "imagestreamtags/told:v1",
                        """
                        {"metadata":{"name":"told:v1"},
                         "tag":{"from":{"kind":"ImageStreamImage","name":"told@%s"}}}"""
                                .formatted(first))
                .statusCode(200);

        api.get("imagestreamtags/told:v1/history")
                .statusCode(200)
                .body("kind", equalTo("TagHistory"))
                .body("apiVersion", equalTo("image.imagestreams.dev/v1"))
                .body("items.image", contains(first.toString(), second.toString(), first.toString()))
                .body("items.position", contains(3, 2, 1))
                .body("items.cause", contains("tag", "import", "import"))
                .body("items.verb", contains("update", "create", "create"))
                .body("items.user", contains("anna", "anna", "anna"))
                .body("items[0].recorded", notNullValue())
                .body("items[0].resourceVersion", notNullValue())
                .body("metadata.continue", nullValue());
        api.get("imagestreamtags/told:v1/history?cause=tag").body("items", hasSize(1));
        api.get("imagestreamtags/told:v1/history?user=nobody").body("items", empty());
        api.get("imagestreamtags/told:v1/history?digest=" + second).body("items.position", contains(2));
        api.get("imagestreamtags/told:v1/history?since=2001-01-01T00:00:00Z").body("items", hasSize(3));
        api.get("imagestreamtags/told:v1/history?until=2001-01-01T00:00:00Z").body("items", empty());

        String next = api.get("imagestreamtags/told:v1/history?limit=2")
                .body("items.position", contains(3, 2))
                .extract()
                .path("metadata.continue");
        api.get("imagestreamtags/told:v1/history?limit=2&continue=" + next).body("items.position", contains(1));
    }

    @Test
    void entriesOfADeletedTagAreToldToWhoAsksForThem() {
        push("history/gone", "v1", "gone");
        api.importing("gone", "v1", spec("history/gone:v1"), true).statusCode(201);
        api.delete("imagestreamtags/gone:v1").statusCode(200);

        api.get("imagestreamtags/gone:v1/history?retired=true")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].retired", notNullValue());
        api.get("imagestreamtags/nosuch:v1/history").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"since=soon", "until=1", "cause=magic", "digest=abc", "retired=maybe", "limit=x", "continue=eHg"
            })
    void aFilterThatMeansNothingIsRefused(String query) {
        api.get("imagestreamtags/told:v1/history?" + query).statusCode(400).body("kind", equalTo("Status"));
    }
}
