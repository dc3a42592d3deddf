package dev.imagestreams.gateway.image;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.Examples;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.gateway.testing.InternalServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(InternalServices.class)
class ImageApiIT {

    private static final String DEMO = IMAGES + "/namespaces/demo";
    private static final String STREAMS = DEMO + "/imagestreams";
    private static final String TAGS = DEMO + "/imagestreamtags";
    private static final String IMPORTS = DEMO + "/imagestreamimports";

    @BeforeEach
    void demoIsAnnas() {
        project(Users.ANNA, "demo");
        project(Users.ALICE, "other");
    }

    @Test
    void aStreamIsMadeReadChangedAndDeleted() {
        create("life").statusCode(201).body("metadata.generation", equalTo(1)).body("kind", equalTo("ImageStream"));
        create("life")
                .statusCode(409)
                .body("message", equalTo("imagestreams.image.openshift.io \"life\" already exists"));

        String stream =
                anna().get(STREAMS + "/life").then().statusCode(200).extract().asString();
        anna().body(stream.replace("\"local\":false", "\"local\":true"))
                .put(STREAMS + "/life")
                .then()
                .statusCode(200)
                .body("spec.lookupPolicy.local", equalTo(true));
        anna().body(stream)
                .put(STREAMS + "/life")
                .then()
                .statusCode(409)
                .body(
                        "message",
                        equalTo("Operation cannot be fulfilled on imagestreams.image.openshift.io \"life\": the object"
                                + " has been modified; please apply your changes to the latest version and try"
                                + " again"));

        anna().delete(STREAMS + "/life")
                .then()
                .statusCode(200)
                .body("status", equalTo("Success"))
                .body("details.uid", notNullValue());
        anna().get(STREAMS + "/life").then().statusCode(404).body("details.name", equalTo("life"));
    }

    @Test
    void anUpdateNeedsAVersionAndAStream() {
        create("versioned");

        anna().body("{\"metadata\":{\"name\":\"versioned\"}}")
                .put(STREAMS + "/versioned")
                .then()
                .statusCode(422)
                .body(
                        "message",
                        equalTo("ImageStream.image.openshift.io \"versioned\" is invalid: metadata.resourceVersion:"
                                + " Invalid value: \"\": must be specified for an update"));
        anna().body("{\"metadata\":{\"name\":\"notthere\"}}")
                .put(STREAMS + "/notthere")
                .then()
                .statusCode(404);
    }

    @Test
    void aMergePatchChangesWhatItNames() {
        create("patched");

        patch(STREAMS + "/patched", "{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}")
                .statusCode(200)
                .body("metadata.labels.tier", equalTo("web"));
        patch(STREAMS + "/patched", "{\"spec\":{\"lookupPolicy\":{\"local\":true}}}")
                .statusCode(200)
                .body("metadata.labels.tier", equalTo("web"));
        patch(STREAMS + "/patched", "{\"metadata\":{\"resourceVersion\":\"1\"}}")
                .statusCode(409);
        patch(STREAMS + "/nosuch", "{}").statusCode(404);

        anna().get(STREAMS + "?labelSelector=tier%3Dweb").then().body("items.metadata.name", contains("patched"));
    }

    @Test
    void aPatchOfAnotherKindIsRefused() {
        create("patched");

        anna().contentType("application/apply-patch+yaml")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .patch(STREAMS + "/patched")
                .then()
                .statusCode(415)
                .body("reason", equalTo("UnsupportedMediaType"));
    }

    @Test
    void listsComeInPages() {
        create("page-1");
        create("page-2");

        String next = anna().get(STREAMS + "?limit=1")
                .then()
                .body("kind", equalTo("ImageStreamList"))
                .body("items", hasSize(1))
                .body("items[0].kind", nullValue())
                .body("metadata.resourceVersion", notNullValue())
                .extract()
                .path("metadata.continue");
        anna().get(STREAMS + "?limit=500&continue=" + next)
                .then()
                .statusCode(200)
                .body("items.metadata.name", hasItem("page-2"))
                .body("metadata.continue", nullValue());
    }

    @Test
    void streamsArePrintedAsATable() {
        create("printed");

        anna().accept(Api.TABLE)
                .get(STREAMS + "/printed")
                .then()
                .body("kind", equalTo("Table"))
                .body("columnDefinitions.name", contains("Name", "Image Repository", "Tags", "Updated"))
                .body("rows[0].cells", contains("printed", "", "", ""))
                .body("rows[0].object.kind", equalTo("PartialObjectMetadata"));
        anna().accept(Api.TABLE)
                .get(STREAMS + "?includeObject=Object&fieldSelector=metadata.name%3Dprinted")
                .then()
                .body("rows[0].object.spec", notNullValue());
    }

    @Test
    void ocTagPutsATagAndDeletesIt() {
        create("app");

        put("app:v1", Golden.json("imagestreamtag-put.json").toString())
                .statusCode(201)
                .body("metadata.name", equalTo("app:v1"))
                .body("tag.from.name", equalTo("127.0.0.1:5000/peer/hello:v1"))
                .body("image.dockerImageMetadata.Id", equalTo(""));
        put("app:v1", Golden.json("imagestreamtag-put.json").toString()).statusCode(200);
        anna().body("{\"metadata\":{\"name\":\"app:v1\"},\"tag\":{\"from\":{\"kind\":\"DockerImage\",\"name\":\"x\"}}}")
                .post(TAGS)
                .then()
                .statusCode(409)
                .body("message", equalTo("imagestreamtag.image.openshift.io \"app:v1\" already exists"));

        anna().delete(TAGS + "/app%3Av1").then().statusCode(200).body("status", equalTo("Success"));
        anna().delete(TAGS + "/app:v1").then().statusCode(404).body("details.name", equalTo("app:v1"));
        anna().delete(TAGS + "/nosuch:v1").then().statusCode(404).body("details.name", equalTo("nosuch"));
        anna().get(STREAMS + "/app").then().statusCode(200);
    }

    @Test
    void aTagWithoutAnImageIsNotFound() {
        put("waiting:v1", tag("waiting:v1", "quay.io/acme/app:1")).statusCode(201);

        anna().get(TAGS + "/waiting:v1").then().statusCode(404).body("details.name", equalTo("waiting:v1"));
    }

    @Test
    void aTagWrittenForAnOldVersionIsToldTheNewOne() {
        put("moved:v1", tag("moved:v1", "quay.io/acme/app:1")).statusCode(201);

        put("moved:v1", tag("moved:v1", "x").replace("{\"name\":\"moved:v1\"", "{\"resourceVersion\":\"1\""))
                .statusCode(409)
                .body(
                        "message",
                        startsWith("Operation cannot be fulfilled on imagestreamtags.image.openshift.io \"moved:v1\":"
                                + " another caller has updated the resource version to "));
    }

    @Test
    void brokenRulesNameTheirField() {
        put("app:bad", tag("app:bad", "INVALID REF"))
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

        put("app:stolen", foreign)
                .statusCode(422)
                .body(
                        "message",
                        startsWith("ImageStream.image.openshift.io \"app\" is invalid: []: Internal error:"
                                + " imagestreams \"app\" is invalid: spec.tags[stolen].from: Forbidden:"
                                + " other/secret: "));
    }

    @Test
    void ocImportImageWaitsForTheHistoryAndShowsIt() {
        importing("imported", "latest", "127.0.0.1:5000/peer/hello:v1", true)
                .statusCode(201)
                .body("status.images[0].status.status", equalTo("Success"))
                .body("status.images[0].tag", equalTo("v1"))
                .body("status.images[0].image.metadata.creationTimestamp", notNullValue())
                .body("status.import.kind", nullValue())
                .body("status.import.status.tags[0].items[0].image", equalTo(Examples.HELLO_DIGEST.toString()));

        anna().get(TAGS + "/imported:latest")
                .then()
                .statusCode(200)
                .body("image.dockerImageReference", equalTo(Examples.HELLO));
        anna().get(TAGS).then().body("items.metadata.name", hasItem("imported:latest"));
        anna().accept(Api.TABLE)
                .get(TAGS + "?fieldSelector=metadata.name%3Dimported:latest")
                .then()
                .body("rows[0].cells[1]", equalTo(Examples.HELLO))
                .body("rows[0].cells[3]", equalTo(Examples.HELLO_DIGEST.toString()));
        anna().get(DEMO + "/imagestreamimages/imported@sha256:bbb9685")
                .then()
                .statusCode(200)
                .body("metadata.name", equalTo("imported@sha256:bbb9685"));
        anna().get(DEMO + "/imagestreamimages/imported@sha256:dead")
                .then()
                .statusCode(404)
                .body("message", equalTo("imagestreamimage.image.openshift.io \"imported@sha256:dead\" not found"));
        by(Users.ADMIN)
                .get(IMAGES + "/images/" + Examples.HELLO_DIGEST)
                .then()
                .statusCode(200)
                .body("kind", equalTo("Image"));
    }

    @Test
    void aDryRunShowsTheImageAndStoresNothing() {
        String answer = importing("looked-at", "latest", "127.0.0.1:5000/peer/hello:v1", false)
                .statusCode(201)
                .body("status.import", nullValue())
                .extract()
                .asString();

        assertThat(Golden.json("imagestreamimport-image.json"))
                .isEqualTo(read(answer).at("/status/images/0"));
        anna().get(STREAMS + "/looked-at").then().statusCode(404);
    }

    @Test
    void aMissingImageIsAnAnswerAndNoError() {
        importing("missing", "latest", "127.0.0.1:5000/peer/gone:nosuch", false)
                .statusCode(201)
                .body("status.images[0].status.reason", equalTo("NotFound"))
                .body("status.images[0].status.details.kind", equalTo("dockerimage"))
                .body("status.images[0].status.code", equalTo(404))
                .body("status.images[0].image", nullValue());
    }

    @Test
    void anImportThatDoesNotArriveInTimeSaysThatItIsUnderWay() {
        importing("late", "latest", "127.0.0.1:5000/peer/never:v1", true)
                .statusCode(504)
                .body("reason", equalTo("Timeout"))
                .body("message", containsString("still under way"));
    }

    @Test
    void anImportForAnOldVersionIsRefused() {
        create("seen");

        anna().body(importBody("seen", "latest", "x/hello:1", true)
                        .replace("{\"name\":\"seen\"", "{\"name\":\"seen\",\"resourceVersion\":\"1\""))
                .post(IMPORTS)
                .then()
                .statusCode(409)
                .body(
                        "message",
                        startsWith("Operation cannot be fulfilled on imagestream.image.openshift.io \"seen\": the"
                                + " image stream was updated from \"1\" to "));
    }

    @Test
    void aRepositoryImportIsRefusedForNow() {
        anna().body(
                        "{\"metadata\":{\"name\":\"repo\"},\"spec\":{\"import\":true,\"repository\":{\"from\":{\"kind\":\"DockerImage\",\"name\":\"quay.io/acme/app\"}}}}")
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("details.causes[0].field", equalTo("spec.repository"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {                                                     | 400
            []                                                    | 400
            null                                                  | 400
            ''                                                    | 400
            {}                                                    | 422
            {"metadata":null}                                     | 422
            {"metadata":{"name":null}}                            | 422
            {"metadata":{"name":"Bad_Name"}}                      | 422
            {"metadata":{"name":".."}}                            | 422
            {"metadata":{"name":"x","namespace":"other"}}         | 400
            {"metadata":{"name":"x"},"spec":{"tags":"string"}}    | 400
            {"metadata":{"name":"x"},"spec":{"tags":[null]}}      | 422
            {"metadata":{"name":"x"},"spec":{"tags":[{}]}}        | 422
            {"metadata":{"name":"x"},"kind":"Pod"}                | 400
            {"metadata":[]}                                       | 400
            """)
    void brokenStreamsAreRefusedWithAStatus(String body, int status) {
        anna().body(body).post(STREAMS).then().statusCode(status).body("kind", equalTo("Status"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                               | 422
            {"metadata":{"name":"i"}}                                                        | 422
            {"metadata":{"name":"i"},"spec":null}                                            | 422
            {"metadata":{"name":"i"},"spec":{"images":[null]}}                               | 422
            {"metadata":{"name":"i"},"spec":{"images":[{}]}}                                 | 422
            {"metadata":{"name":"i"},"spec":{"images":[{"from":{"kind":"DockerImage","name":"x/../y"}}]}} | 422
            {"metadata":{"name":"../i"},"spec":{"images":[]}}                                | 422
            """)
    void brokenImportsAreRefusedWithAStatus(String body, int status) {
        anna().body(body).post(IMPORTS).then().statusCode(status).body("kind", equalTo("Status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/imagestreamtags/app",
                "/imagestreamtags/app:",
                "/imagestreamtags/a:b:c",
                "/imagestreamtags/app:..",
                "/imagestreamtags/app%3A%2E%2E",
                "/imagestreamtags/app:a%00b",
                "/imagestreamimages/app",
                "/imagestreamimages/app@../../x",
                "/imagestreamimages/app@%2e%2e",
                "/imagestreams/%2e%2e%2fother",
                "/imagestreams/UPPER",
                "/imagestreams?limit=many",
                "/imagestreams?continue=*",
                "/imagestreams?labelSelector=%3D%3D",
                "/imagestreams?fieldSelector=spec.x%3D1"
            })
    void oddAddressesAreRefusedWithAStatus(String path) {
        ValidatableResponse answer = anna().get(DEMO + path).then();

        assertThat(answer.extract().statusCode()).isBetween(400, 499);
    }

    @Test
    void aNullAnnotationIsAsGoodAsNone() {
        put(
                        "nulls:v1",
                        """
                        {"metadata":{"name":"nulls:v1","annotations":{"a":null}},
                         "tag":{"annotations":{"a":null},"from":{"kind":"DockerImage","name":"x"}}}""")
                .statusCode(201);
        anna().body("{\"metadata\":{\"name\":\"null-labels\",\"labels\":{\"a\":null},\"annotations\":{\"a\":null}}}")
                .post(STREAMS)
                .then()
                .statusCode(201);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAStatus() {
        anna().body("{\"a\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}")
                .post(STREAMS)
                .then()
                .statusCode(413)
                .body("reason", equalTo("RequestEntityTooLarge"));
    }

    @Test
    void aTypeNobodyReadsIsRefusedWithAStatus() {
        anna().contentType("text/plain")
                .body("hello")
                .post(STREAMS)
                .then()
                .statusCode(415)
                .body("kind", equalTo("Status"));
    }

    @Test
    void yamlIsAccepted() {
        anna().contentType("application/yaml")
                .body("kind: ImageStream\nmetadata:\n  name: from-yaml\n".getBytes(StandardCharsets.UTF_8))
                .post(STREAMS)
                .then()
                .statusCode(201);
    }

    @Test
    void unknownFieldsAreReportedToWhoAsks() {
        String body = "{\"metadata\":{\"name\":\"strict\"},\"spec\":{\"nosuch\":1}}";

        anna().body(body)
                .post(STREAMS + "?fieldValidation=Strict")
                .then()
                .statusCode(400)
                .body("message", containsString("unknown field \"spec.nosuch\""));
        anna().body(body).post(STREAMS + "?fieldValidation=Ignore").then().statusCode(201);
    }

    @Test
    void whatIsNotServedIsSaidSo() {
        anna().get(IMPORTS).then().statusCode(405).body("reason", equalTo("MethodNotAllowed"));
        anna().get("/apis/nosuch/v1").then().statusCode(404);
        anna().get(DEMO + "/nosuch").then().statusCode(404);
        anna().delete(TAGS).then().statusCode(405).body("kind", equalTo("Status"));
    }

    @Test
    void listsOfAllNamespacesAreForMasters() {
        create("everywhere");

        anna().get(IMAGES + "/imagestreams").then().statusCode(403);
        by(Users.ADMIN)
                .get(IMAGES + "/imagestreams")
                .then()
                .statusCode(200)
                .body("items.metadata.name", hasItem("everywhere"));
        by(Users.ADMIN).get(IMAGES + "/imagestreamtags").then().statusCode(200);
    }

    private static RequestSpecification anna() {
        return by(Users.ANNA);
    }

    private static ValidatableResponse create(String name) {
        return anna().body(Golden.json("imagestream-create.json")
                        .toString()
                        .replace("\"looky\"", "\"x\"")
                        .replaceFirst("\"name\":\"[a-z]+\"", "\"name\":\"" + name + '"'))
                .post(STREAMS)
                .then();
    }

    private static ValidatableResponse put(String name, String body) {
        return anna().body(body).put(TAGS + '/' + name).then();
    }

    private static ValidatableResponse patch(String path, String patch) {
        return anna().contentType("application/merge-patch+json")
                .body(patch)
                .patch(path)
                .then();
    }

    private static ValidatableResponse importing(String stream, String tag, String from, boolean publish) {
        return anna().body(importBody(stream, tag, from, publish)).post(IMPORTS).then();
    }

    private static String tag(String name, String from) {
        return "{\"metadata\":{\"name\":\"%s\"},\"tag\":{\"from\":{\"kind\":\"DockerImage\",\"name\":\"%s\"}}}"
                .formatted(name, from);
    }

    private static String importBody(String stream, String tag, String from, boolean publish) {
        return """
                {"kind":"ImageStreamImport","metadata":{"name":"%s"},
                 "spec":{"import":%s,"images":[{"from":{"kind":"DockerImage","name":"%s"},"to":{"name":"%s"}}]}}"""
                .formatted(stream, publish, from, tag);
    }

    private static JsonNode read(String json) {
        try {
            return KubernetesJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
