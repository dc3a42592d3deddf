package dev.imagestreams.gateway.api.resource;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every resource has in common, shown on the one that can do everything. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class MannersIT {

    private static final String STREAMS = IMAGES + "/namespaces/manners/imagestreams";
    private static final String TWO_TAGS =
            """
            {"metadata":{"name":"%s","labels":{"suite":"%s"}},"spec":{"tags":[
              {"name":"a","from":{"kind":"DockerImage","name":"registry.example/x:a"}},
              {"name":"b","from":{"kind":"DockerImage","name":"registry.example/x:b"}}]}}""";

    @BeforeEach
    void theProjectIsAnnas() {
        project(Users.ANNA, "manners");
    }

    @Test
    void aStrategicPatchKnowsTheTagsByTheirNames() {
        create("strategic", "patch");

        patch(
                        "strategic",
                        "application/strategic-merge-patch+json",
                        """
                        {"spec":{"$setElementOrder/tags":[{"name":"a"},{"name":"c"}],"tags":[
                          {"name":"b","$patch":"delete"},
                          {"name":"c","from":{"kind":"DockerImage","name":"registry.example/x:c"}},
                          {"name":"a","annotations":{"k":"v"}}]}}""")
                .statusCode(200)
                .body("spec.tags.name", contains("a", "c"))
                .body("spec.tags[0].from.name", equalTo("registry.example/x:a"))
                .body("spec.tags[0].annotations.k", equalTo("v"));
    }

    @Test
    void aJsonPatchIsAppliedWholeOrNotAtAll() {
        create("json", "patch");

        patch(
                        "json",
                        "application/json-patch+json",
                        """
                        [{"op":"test","path":"/spec/tags/0/name","value":"a"},
                         {"op":"add","path":"/metadata/labels/x.y~1z","value":"1"},
                         {"op":"remove","path":"/spec/tags/1"}]""")
                .statusCode(200)
                .body("spec.tags.name", contains("a"))
                .body("metadata.labels.'x.y/z'", equalTo("1"));
        patch(
                        "json",
                        "application/json-patch+json",
                        """
                        [{"op":"remove","path":"/spec/tags"},{"op":"test","path":"/metadata/name","value":"other"}]""")
                .statusCode(422)
                .body("message", equalTo("the server rejected our request due to an error in our request"));
        anna().get(STREAMS + "/json").then().body("spec.tags.name", contains("a"));
    }

    @Test
    void aPatchCannotMakeAnotherObjectOfIt() {
        create("same", "patch");

        patch("same", "application/merge-patch+json", "{\"metadata\":{\"name\":\"other\"}}")
                .statusCode(400)
                .body("message", containsString("does not match the name on the URL"));
        patch("same", "application/merge-patch+json", "{\"spec\":{\"tags\":\"none\"}}")
                .statusCode(422);
        anna().contentType("application/x-patch")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .patch(STREAMS + "/same?fieldManager=me")
                .then()
                .statusCode(415)
                .body("message", containsString("application/strategic-merge-patch+json"));
    }

    @Test
    void fieldsThatMeanNothingAreWarnedOfAndAfterwardsGone() {
        anna().body("{\"metadata\":{\"name\":\"warned\",\"name\":\"warned\"},\"spec\":{\"nosuch\":1}}")
                .post(STREAMS)
                .then()
                .statusCode(201)
                .header("Warning", startsWith("299 - \""))
                .body("spec.nosuch", nullValue());
        assertThat(anna().body("{\"metadata\":{\"name\":\"quiet\"},\"spec\":{\"nosuch\":1}}")
                        .post(STREAMS + "?fieldValidation=Ignore")
                        .getHeader("Warning"))
                .isNull();
        patch("warned?fieldValidation=Strict", "application/merge-patch+json", "{\"spec\":{\"nosuch\":1}}")
                .statusCode(422)
                .body("message", containsString("strict decoding error: unknown field \"spec.nosuch\""));
        anna().body("{\"metadata\":{\"name\":\"x\"}}")
                .post(STREAMS + "?fieldValidation=Loud")
                .then()
                .statusCode(422)
                .body("message", containsString("fieldValidation: Unsupported value: \"Loud\""));
    }

    @Test
    void aCollectionIsDeletedByItsLabels() {
        create("gone-1", "collection");
        create("gone-2", "collection");
        create("kept", "other");

        anna().delete(STREAMS + "?labelSelector=suite%3Dcollection")
                .then()
                .statusCode(200)
                .body("kind", equalTo("ImageStreamList"))
                .body("items.metadata.name", contains("gone-1", "gone-2"));

        anna().get(STREAMS)
                .then()
                .body("items.metadata.name", hasItem("kept"))
                .body("items.metadata.name", not(hasItems("gone-1")));
    }

    @Test
    void howToDeleteIsReadInEveryFormAndMeantSeriously() {
        create("deleted", "options");

        anna().body("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Whatever\"}")
                .delete(STREAMS + "/deleted")
                .then()
                .statusCode(422)
                .body("message", containsString("propagationPolicy: Unsupported value: \"Whatever\""));
        anna().body("{\"preconditions\":{\"uid\":\"00000000-0000-0000-0000-000000000000\"}}")
                .delete(STREAMS + "/deleted")
                .then()
                .statusCode(409);
        anna().contentType("application/yaml")
                .body("propagationPolicy: Sideways\n".getBytes(StandardCharsets.UTF_8))
                .delete(STREAMS + "/deleted")
                .then()
                .statusCode(422);
        anna().body("{\"propagationPolicy\":\"Foreground\",\"gracePeriodSeconds\":0}")
                .delete(STREAMS + "/deleted")
                .then()
                .statusCode(200);
        anna().get(STREAMS + "/deleted").then().statusCode(404);
    }

    @Test
    void objectsAreMadeInACollectionAndChangedWhereTheyAre() {
        String named = "{\"metadata\":{\"name\":\"x\"}}";

        anna().body(named).post(STREAMS + "/x").then().statusCode(405);
        anna().body(named).put(STREAMS).then().statusCode(405);
        Api.by(Users.ADMIN).body(named).post(IMAGES + "/imagestreams").then().statusCode(405);
        Api.by(Users.ADMIN).delete(IMAGES + "/imagestreams").then().statusCode(405);
    }

    @Test
    void namesAreMadeForThoseWhoWantThemMade() {
        anna().body("{\"metadata\":{\"generateName\":\"made-\"}}")
                .post(STREAMS)
                .then()
                .statusCode(201)
                .body("metadata.name", matchesPattern("made-[a-z0-9]{5}"));
    }

    @Test
    void answersComeInTheFormThatIsAccepted() {
        create("formed", "accept");
        String stream = STREAMS + "/formed";

        assertThat(accepting("application/yaml").get(stream).then().extract().asString())
                .contains("kind: \"ImageStream\"");
        accepting("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1")
                .get(stream)
                .then()
                .body("kind", equalTo("PartialObjectMetadata"))
                .body("metadata.labels.suite", equalTo("accept"))
                .body("spec", nullValue());
        accepting("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
                .get(STREAMS + "?labelSelector=suite%3Daccept")
                .then()
                .body("kind", equalTo("PartialObjectMetadataList"))
                .body("items.metadata.name", contains("formed"));
        accepting("application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json")
                .get(stream)
                .then()
                .body("apiVersion", equalTo("meta.k8s.io/v1beta1"));
        accepting("text/html")
                .get(stream)
                .then()
                .statusCode(406)
                .body("reason", equalTo("NotAcceptable"))
                .body(
                        "message",
                        equalTo("only the following media types are accepted: application/json, application/yaml"));
        anna().head(stream).then().statusCode(200);
    }

    @Test
    void listsSayWhatTheyCannotDo() {
        create("listed", "list");

        anna().get(STREAMS + "?fieldSelector=metadata.name%3Dlisted")
                .then()
                .body("items.metadata.name", contains("listed"));
        anna().get(STREAMS + "?fieldSelector=spec.dockerImageRepository%3Dx")
                .then()
                .statusCode(200)
                .body("items", empty());
        anna().get(STREAMS + "?fieldSelector=spec.nosuch%3Dx")
                .then()
                .statusCode(400)
                .body("message", equalTo("field label not supported: spec.nosuch"));
        anna().get(STREAMS + "?labelSelector=a%20b").then().statusCode(400).body("reason", equalTo("BadRequest"));
        anna().get(STREAMS + "?continue=nonsense")
                .then()
                .statusCode(400)
                .body("message", startsWith("continue key is not valid"));
        anna().get(STREAMS + "?resourceVersionMatch=Exact").then().statusCode(422);
        anna().get(STREAMS + "?resourceVersion=0").then().statusCode(200);
        anna().get(STREAMS + "?nosuchparameter=1").then().statusCode(200);
    }

    private static void create(String name, String suite) {
        anna().body(TWO_TAGS.formatted(name, suite)).post(STREAMS).then().statusCode(201);
    }

    private static ValidatableResponse patch(String name, String type, String patch) {
        return anna().contentType(type)
                .body(patch.getBytes(StandardCharsets.UTF_8))
                .patch(STREAMS + '/' + name)
                .then();
    }

    private static RequestSpecification accepting(String accept) {
        return anna().header("Accept", accept);
    }

    private static RequestSpecification anna() {
        return Api.by(Users.ANNA);
    }
}
