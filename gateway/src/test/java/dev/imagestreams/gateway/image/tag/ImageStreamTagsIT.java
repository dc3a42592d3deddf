package dev.imagestreams.gateway.image.tag;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static dev.imagestreams.gateway.testing.RunningServices.INTERNAL_REGISTRY;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.Api;
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
class ImageStreamTagsIT {

    private final ImageApi api = new ImageApi("tags");

    @BeforeEach
    void tagsIsAnnas() {
        api.prepare();
        Api.project(Users.ALICE, "other");
    }

    @Test
    void ocTagPutsATagAndDeletesIt() {
        api.createStream("app");

        api.tag("app:ref", "127.0.0.1:1/acme/app:1")
                .statusCode(201)
                .body("metadata.name", equalTo("app:ref"))
                .body("tag.from.name", equalTo("127.0.0.1:1/acme/app:1"))
                .body("image.dockerImageMetadata.Id", equalTo(""));
        api.tag("app:ref", "127.0.0.1:1/acme/app:1").statusCode(200);
        api.post(
                        "imagestreamtags",
                        "{\"metadata\":{\"name\":\"app:ref\"},\"tag\":{\"from\":{\"kind\":\"DockerImage\",\"name\":\"x\"}}}")
                .statusCode(409)
                .body("message", equalTo("imagestreamtag.image.openshift.io \"app:ref\" already exists"));

        api.delete("imagestreamtags/app%3Aref").statusCode(200).body("status", equalTo("Success"));
        api.delete("imagestreamtags/app:ref").statusCode(404).body("details.name", equalTo("app:ref"));
        api.delete("imagestreamtags/nosuch:v1").statusCode(404).body("details.name", equalTo("nosuch"));
        api.get("imagestreams/app").statusCode(200);
    }

    @Test
    void aTagShowsItsImageAndTheAnnotationsOfBoth() {
        Digest digest = push("tags/shown", "v1", "shown");
        api.importing("shown", "v1", spec("tags/shown:v1"), true).statusCode(201);
        api.patch("imagestreams/shown", "{\"metadata\":{\"labels\":{\"team\":\"a\"}}}");
        api.patch("imagestreamtags/shown:v1", "{\"metadata\":{\"annotations\":{\"note\":\"mine\"}}}")
                .statusCode(200);

        api.get("imagestreamtags/shown:v1")
                .statusCode(200)
                .body("metadata.labels", hasEntry("team", "a"))
                .body("metadata.annotations", hasEntry("note", "mine"))
                .body("tag.annotations", hasEntry("note", "mine"))
                .body("image.metadata.name", equalTo(digest.toString()))
                .body("image.metadata.annotations", hasEntry("note", "mine"))
                .body("image.metadata.annotations", hasEntry("image.openshift.io/dockerLayersOrder", "ascending"))
                .body("image.dockerImageReference", equalTo(spec("tags/shown@" + digest)));
        api.get("imagestreamtags")
                .body("metadata", not(hasKey("resourceVersion")))
                .body("items.metadata.name", hasItem("shown:v1"));
        api.table("imagestreamtags?fieldSelector=metadata.name%3Dshown:v1")
                .body("rows[0].cells[1]", equalTo(spec("tags/shown@" + digest)))
                .body("rows[0].cells[3]", equalTo(digest.toString()));
    }

    @Test
    void aTagWithLocalPolicyIsPulledThroughTheIntegratedRegistry() {
        Digest digest = push("tags/local", "v1", "local");
        api.importing("local", "v1", spec("tags/local:v1"), true).statusCode(201);

        api.patch("imagestreamtags/local:v1", "{\"tag\":{\"referencePolicy\":{\"type\":\"Local\"}}}")
                .statusCode(200)
                .body("image.dockerImageReference", equalTo(INTERNAL_REGISTRY + "/tags/local@" + digest));
    }

    @Test
    void aTagWithoutAnImageIsNotFound() {
        api.tag("waiting:v1", "127.0.0.1:1/acme/app:1").statusCode(201);

        api.get("imagestreamtags/waiting:v1").statusCode(404).body("details.name", equalTo("waiting:v1"));
        api.get("imagestreamtags/waiting:none").statusCode(404).body("details.name", equalTo("waiting:none"));
        api.get("imagestreamtags/nosuch:v1")
                .statusCode(404)
                .body("message", equalTo("imagestreamtags.image.openshift.io \"nosuch\" not found"));
    }

    @Test
    void aTagWrittenForAnOldVersionIsToldTheNewOne() {
        api.tag("moved:v1", "127.0.0.1:1/acme/app:1").statusCode(201);

        api.put(
                        "imagestreamtags/moved:v1",
                        """
                        {"metadata":{"name":"moved:v1","resourceVersion":"1"},
                         "tag":{"from":{"kind":"DockerImage","name":"x"}}}""")
                .statusCode(409)
                .body(
                        "message",
                        startsWith("Operation cannot be fulfilled on imagestreamtags.image.openshift.io \"moved:v1\":"
                                + " another caller has updated the resource version to "));
    }

    @Test
    void aNameOfAnotherFormIsTheErrorThatOpenShiftMakesOfIt() {
        api.post("imagestreamtags", "{\"metadata\":{\"name\":\"noTagPart\"}}")
                .statusCode(500)
                .body("message", equalTo("\"noTagPart\" must be of the form <stream_name>:<tag>"))
                .body("$", not(hasKey("reason")));
        api.get("imagestreamtags/app")
                .statusCode(400)
                .body("message", equalTo("ImageStreamTags must be retrieved with <name>:<tag>"));
    }

    @Test
    void aTagWithoutASourceMakesItsStream() {
        api.post("imagestreamtags", "{\"metadata\":{\"name\":\"nnn:v1\"}}")
                .statusCode(201)
                .body("tag", nullValue())
                .body("generation", equalTo(0))
                .body("image.metadata.name", nullValue());

        api.get("imagestreams/nnn").statusCode(200);
    }

    @Test
    void annotatingATagThatHasNoSpecIsRefused() {
        api.createStream("bare");

        api.put("imagestreamtags/bare:v1", "{\"metadata\":{\"name\":\"bare:v1\"}}")
                .statusCode(400)
                .body(
                        "message",
                        equalTo("imagestreamtag v1 is not a spec tag in imagestream tags/bare, cannot be updated"));
    }

    @Test
    void brokenRulesNameTheirField() {
        api.tag("app:bad", "INVALID REF")
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageStreamTag.image.openshift.io \"app:bad\" is invalid: tag.from.name: Invalid"
                                + " value: \"INVALID REF\": invalid reference format"))
                .body("details.causes[0].field", equalTo("tag.from.name"));
    }

    @Test
    void taggingFromAProjectOneMayNotPullFromIsRefused() {
        String foreign =
                """
                {"metadata":{"name":"app:stolen"},
                 "tag":{"from":{"kind":"ImageStreamTag","namespace":"other","name":"secret:v1"}}}""";

        api.put("imagestreamtags/app:stolen", foreign)
                .statusCode(422)
                .body(
                        "message",
                        startsWith("ImageStream.image.openshift.io \"app\" is invalid: []: Internal error:"
                                + " imagestreams \"app\" is invalid: spec.tags[stolen].from: Forbidden:"
                                + " other/secret: "));
    }

    @Test
    void aTagIsSeenAsItWasAtAnyTime() throws InterruptedException {
        Digest first = push("tags/past", "v1", "past 1");
        api.importing("past", "v1", spec("tags/past:v1"), true).statusCode(201);
        Thread.sleep(1100);
        String between = java.time.Instant.now().toString();
        push("tags/past", "v1", "past 2");
        api.importing("past", "v1", spec("tags/past:v1"), true).statusCode(201);

        api.get("imagestreamtags/past:v1?at=" + between)
                .statusCode(200)
                .body("image.metadata.name", equalTo(first.toString()));
        api.get("imagestreamtags/past:v1?at=2001-01-01T00:00:00Z").statusCode(404);
        api.get("imagestreamtags/past:v1?at=yesterday").statusCode(400);
    }

    @Test
    void aNullAnnotationIsAsGoodAsNone() {
        api.put(
                        "imagestreamtags/nulls:v1",
                        """
                        {"metadata":{"name":"nulls:v1","annotations":{"a":null}},
                         "tag":{"annotations":{"a":null},"from":{"kind":"DockerImage","name":"x"}}}""")
                .statusCode(201);
    }

    @Test
    void nobodyElseMayTouchATag() {
        api.tag("mine:v1", "127.0.0.1:1/acme/app:1").statusCode(201);

        by(Users.ALICE).delete(api.path("imagestreamtags/mine:v1")).then().statusCode(403);
        api.get("imagestreams/mine").body("spec.tags", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imagestreamtags/app",
                "imagestreamtags/app:",
                "imagestreamtags/a:b:c",
                "imagestreamtags/app:..",
                "imagestreamtags/app%3A%2E%2E",
                "imagestreamtags/app:a%00b",
                "imagestreamtags/app:x/history?limit=many",
                "imagetags/app",
                "imagetags/app:..",
                "imagestreamimages/app",
                "imagestreamimages/app@../../x",
                "imagestreamimages/app@%2e%2e",
                "imagestreams/%2e%2e%2fother",
                "imagestreams/UPPER",
                "imagestreams/%2e%2e/layers",
                "imagestreams?limit=many",
                "imagestreams?continue=*",
                "imagestreams?labelSelector=%3D%3D",
                "imagestreams?fieldSelector=spec.x%3D1"
            })
    void oddAddressesAreRefusedWithAStatus(String path) {
        int status = api.get(path).extract().statusCode();

        org.assertj.core.api.Assertions.assertThat(status).isBetween(400, 499);
    }
}
