package dev.imagestreams.gateway.image.stream;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.RunningServices.INTERNAL_REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ImageStreamsIT {

    private final ImageApi api = new ImageApi("streams");

    @BeforeEach
    void streamsIsAnnas() {
        api.prepare();
    }

    @Test
    void aNewStreamHasExactlyWhatOpenShiftShows() throws IOException {
        String answer = api.post(
                        "imagestreams", Golden.json("imagestream-create.json").toString())
                .statusCode(201)
                .extract()
                .asString();

        ObjectNode shown = (ObjectNode) KubernetesJson.mapper().readTree(answer);
        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kind", "apiVersion", "metadata", "spec", "status");
        assertThat(shown.get("metadata").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "name",
                        "namespace",
                        "uid",
                        "resourceVersion",
                        "generation",
                        "creationTimestamp",
                        "managedFields");
        assertThat(shown.at("/spec").toString()).isEqualTo("{\"lookupPolicy\":{\"local\":false}}");
        assertThat(shown.at("/status"))
                .isEqualTo(json("{\"dockerImageRepository\":\"" + INTERNAL_REGISTRY + "/streams/app\"}"));
    }

    @Test
    void aStreamIsMadeReadChangedAndDeleted() throws IOException {
        api.createStream("life").statusCode(201).body("metadata.generation", equalTo(1));
        api.createStream("life")
                .statusCode(409)
                .body("message", equalTo("imagestreams.image.openshift.io \"life\" already exists"));

        String stream = api.get("imagestreams/life").statusCode(200).extract().asString();
        api.put("imagestreams/life", stream.replace("\"local\":false", "\"local\":true"))
                .statusCode(200)
                .body("spec.lookupPolicy.local", equalTo(true))
                .body("metadata.generation", equalTo(2));
        api.put("imagestreams/life", stream)
                .statusCode(409)
                .body(
                        "message",
                        equalTo("Operation cannot be fulfilled on imagestreams.image.openshift.io \"life\": the object"
                                + " has been modified; please apply your changes to the latest version and try"
                                + " again"));

        api.delete("imagestreams/life")
                .statusCode(200)
                .body("status", equalTo("Success"))
                .body("details.uid", notNullValue());
        api.get("imagestreams/life").statusCode(404).body("details.name", equalTo("life"));
    }

    @Test
    void anUpdateNeedsAVersionAndAStream() {
        api.createStream("versioned");

        api.put("imagestreams/versioned", "{\"metadata\":{\"name\":\"versioned\"}}")
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageStream.image.openshift.io \"versioned\" is invalid: metadata.resourceVersion:"
                                + " Invalid value: \"\": must be specified for an update"));
        api.put("imagestreams/notthere", "{\"metadata\":{\"name\":\"notthere\"}}")
                .statusCode(404);
    }

    @Test
    void aMergePatchChangesWhatItNames() {
        api.createStream("patched");

        api.patch("imagestreams/patched", "{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}")
                .statusCode(200)
                .body("metadata.labels.tier", equalTo("web"))
                .body("metadata.generation", equalTo(1));
        api.patch("imagestreams/patched", "{\"spec\":{\"lookupPolicy\":{\"local\":true}}}")
                .statusCode(200)
                .body("metadata.labels.tier", equalTo("web"))
                .body("metadata.generation", equalTo(2));
        api.patch("imagestreams/patched", "{\"metadata\":{\"resourceVersion\":\"1\"}}")
                .statusCode(409);
        api.patch("imagestreams/nosuch", "{}").statusCode(404);

        api.get("imagestreams?labelSelector=tier%3Dweb").body("items.metadata.name", contains("patched"));
    }

    @Test
    void aTrialRunKeepsNothing() {
        api.post("imagestreams?dryRun=All", "{\"metadata\":{\"name\":\"tried\"}}")
                .statusCode(201)
                .body("metadata.generation", equalTo(1));
        api.get("imagestreams/tried").statusCode(404);

        api.createStream("kept");
        api.patch("imagestreams/kept?dryRun=All", "{\"spec\":{\"lookupPolicy\":{\"local\":true}}}")
                .body("spec.lookupPolicy.local", equalTo(true));
        api.delete("imagestreams/kept?dryRun=All").statusCode(200);
        api.get("imagestreams/kept").statusCode(200).body("spec.lookupPolicy.local", equalTo(false));
    }

    @Test
    void aStreamWithFinalizersGoesWhenTheLastOfThemIsTakenAway() {
        api.post("imagestreams", "{\"metadata\":{\"name\":\"final\",\"finalizers\":[\"example.com/backup\"]}}")
                .statusCode(201);

        api.delete("imagestreams/final")
                .statusCode(200)
                .body("kind", equalTo("ImageStream"))
                .body("metadata.deletionTimestamp", notNullValue());
        api.get("imagestreams/final").statusCode(200).body("metadata.deletionTimestamp", notNullValue());

        api.patch("imagestreams/final", "{\"metadata\":{\"finalizers\":null}}").statusCode(200);
        api.get("imagestreams/final").statusCode(404);
    }

    @Test
    void everyBrokenRuleIsTold() {
        api.post(
                        "imagestreams",
                        """
                        {"metadata":{"name":"inv"},
                         "spec":{"dockerImageRepository":"bad repo:tag",
                                 "tags":[{"name":"a","from":{"kind":"ImageStreamTag","name":"v1"},
                                          "importPolicy":{"scheduled":true}}]}}""")
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageStream.image.openshift.io \"inv\" is invalid: [spec.dockerImageRepository:"
                                + " Invalid value: \"bad repo:tag\": invalid reference format,"
                                + " spec.tags[a].importPolicy.scheduled: Invalid value: true: only tags pointing to"
                                + " Docker repositories may be scheduled for background import]"));
        api.post(
                        "imagestreams",
                        """
                        {"metadata":{"name":"inv"},
                         "spec":{"tags":[{"name":"a","from":{"kind":"Bogus","name":"x"}}]}}""")
                .statusCode(422)
                .body("details.causes.field", contains("[]", "spec.tags[a].from.kind"));
    }

    @Test
    void listsComeInPages() {
        api.createStream("page-1");
        api.createStream("page-2");

        String next = api.get("imagestreams?limit=1")
                .body("kind", equalTo("ImageStreamList"))
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("kind")))
                .body("metadata.resourceVersion", notNullValue())
                .extract()
                .path("metadata.continue");
        List<String> rest = api.get("imagestreams?limit=5000&continue=" + next)
                .statusCode(200)
                .body("metadata.continue", nullValue())
                .extract()
                .path("items.metadata.name");
        assertThat(rest).contains("page-2").doesNotHaveDuplicates();
    }

    @Test
    void streamsAreSelectedByTheirRepositories() {
        api.createStream("selected");
        String repository = INTERNAL_REGISTRY + "/streams/selected";

        api.get("imagestreams?fieldSelector=status.dockerImageRepository%3D" + repository)
                .statusCode(200)
                .body("items.metadata.name", contains("selected"));
        api.get("imagestreams?fieldSelector=spec.dockerImageRepository%3Dnone").body("items", hasSize(0));
        api.get("imagestreams?fieldSelector=spec.nosuch%3Dx").statusCode(400);
    }

    @Test
    void streamsArePrintedAsATable() {
        api.createStream("printed");

        api.table("imagestreams/printed")
                .body("kind", equalTo("Table"))
                .body("columnDefinitions.name", contains("Name", "Image Repository", "Tags", "Updated"))
                .body("rows[0].cells", contains("printed", INTERNAL_REGISTRY + "/streams/printed", "", ""))
                .body("rows[0].object.kind", equalTo("PartialObjectMetadata"));
        api.table("imagestreams?includeObject=Object&fieldSelector=metadata.name%3Dprinted")
                .body("rows[0].object.spec", notNullValue());
    }

    @Test
    void listsOfAllNamespacesAreForMasters() {
        api.createStream("everywhere");

        by(Users.ANNA).get(IMAGES + "/imagestreams").then().statusCode(403);
        by(Users.ADMIN)
                .get(IMAGES + "/imagestreams")
                .then()
                .statusCode(200)
                .body("items.metadata.name", hasItem("everywhere"));
        by(Users.ADMIN).get(IMAGES + "/imagestreamtags").then().statusCode(200);
        by(Users.ADMIN).get(IMAGES + "/imagetags").then().statusCode(200);
    }

    private static JsonNode json(String text) throws IOException {
        return KubernetesJson.mapper().readTree(text);
    }
}
