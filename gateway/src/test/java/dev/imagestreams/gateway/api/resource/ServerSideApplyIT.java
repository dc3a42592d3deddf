package dev.imagestreams.gateway.api.resource;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-side apply over HTTP, kept by the service that owns the objects; its rules have tests of their own. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ServerSideApplyIT {

    private static final String NAMESPACE = IMAGES + "/namespaces/applying";
    private static final String STREAMS = NAMESPACE + "/imagestreams";
    private static final String STREAM =
            """
            apiVersion: image.openshift.io/v1
            kind: ImageStream
            metadata: {name: %s, labels: {color: %s}}
            spec:
              tags:
              - {name: one, reference: true, from: {kind: DockerImage, name: "registry.example/app:%s"}}
            """;

    @BeforeEach
    void theProjectIsAnnas() {
        project(Users.ANNA, "applying");
    }

    @Test
    void whatIsNotThereIsMadeAndWhatIsThereIsChanged() {
        apply("made", "flux", "", STREAM.formatted("made", "red", "1"))
                .statusCode(201)
                .body("spec.tags[0].from.name", equalTo("registry.example/app:1"))
                .body("metadata.managedFields[0].manager", equalTo("flux"))
                .body("metadata.managedFields[0].operation", equalTo("Apply"));

        apply("made", "flux", "", STREAM.formatted("made", "blue", "2"))
                .statusCode(200)
                .body("metadata.labels.color", equalTo("blue"))
                .body("spec.tags.from.name", contains("registry.example/app:2"));
    }

    @Test
    void theSameConfigurationAgainWritesNothing() {
        String version = apply("same", "flux", "", STREAM.formatted("same", "red", "1"))
                .extract()
                .path("metadata.resourceVersion");

        apply("same", "flux", "", STREAM.formatted("same", "red", "1"))
                .statusCode(200)
                .body("metadata.resourceVersion", equalTo(version));
    }

    @Test
    void whatAnotherChangedMeanwhileIsAConflictUnlessItIsTaken() {
        apply("shared", "flux", "", STREAM.formatted("shared", "red", "1"));
        Api.by(Users.ANNA)
                .header("User-Agent", "oc/4.18 (linux/amd64)")
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"color\":\"green\"}}}".getBytes(StandardCharsets.UTF_8))
                .patch(STREAMS + "/shared")
                .then()
                .statusCode(200)
                .body("metadata.managedFields.manager", hasItems("flux", "oc"));

        apply("shared", "flux", "", STREAM.formatted("shared", "red", "1"))
                .statusCode(409)
                .body("reason", equalTo("Conflict"))
                .body("message", containsString("conflict with \"oc\" using image.openshift.io/v1 at "))
                .body("details.causes.field", contains(".metadata.labels.color"));
        apply("shared", "flux", "&force=true", STREAM.formatted("shared", "red", "1"))
                .statusCode(200)
                .body("metadata.labels.color", equalTo("red"))
                .body("metadata.managedFields.manager", contains("flux"));
    }

    @Test
    void tagsOfTwoManagersLiveBesideEachOther() {
        apply("two", "flux", "", STREAM.formatted("two", "red", "1"));
        apply("two", "argo", "", STREAM.formatted("two", "red", "1").replace("name: one", "name: other"));

        apply("two", "flux", "", "{apiVersion: image.openshift.io/v1, kind: ImageStream, metadata: {name: two}}")
                .statusCode(200)
                .body("spec.tags.name", contains("other"))
                .body("metadata.labels.color", equalTo("red"))
                .body("metadata.managedFields.manager", contains("argo"));
    }

    @Test
    void aDryRunKeepsNothing() {
        apply("dry", "flux", "&dryRun=All", STREAM.formatted("dry", "red", "1")).statusCode(201);

        Api.by(Users.ANNA).get(STREAMS + "/dry").then().statusCode(404);
    }

    @Test
    void whatCannotBeAppliedIsRefused() {
        String stream = STREAM.formatted("refused", "red", "1");

        apply("refused", "", "", stream)
                .statusCode(422)
                .body("details.causes.field", hasItem("fieldManager"))
                .body("message", containsString("is required for apply patch"));
        apply("refused", "flux", "", stream.replace("spec:", "spec:\n  colour: red"))
                .statusCode(400)
                .body("message", containsString(".spec.colour: field not declared in schema"));
        apply("refused", "flux", "", stream.replace("image.openshift.io/v1", "v1"))
                .statusCode(400)
                .body("message", containsString("Incorrect version specified in apply patch"));
        apply("refused", "flux", "", "metadata: {name: refused}").statusCode(400);
        apply("refused", "flux", "", stream.replace("labels:", "managedFields: [], labels:"))
                .statusCode(400)
                .body("message", equalTo("metadata.managedFields must be nil"));
        apply("other", "flux", "", stream).statusCode(400);
        Api.by(Users.ANNA).get(STREAMS + "/refused").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "a: &a [*a]",
                "kind: ImageStream",
                "metadata: []",
                "spec: []",
                "spec: {tags: {}}",
                "spec: {tags: [1, null, {}]}",
                "spec: {tags: [{name: null}, {name: [a]}, {name: {b: c}}]}",
                "spec: {tags: [{name: one}, {name: one}]}",
                "spec: {tags: [{name: one, from: wrong}]}",
                "spec: {tags: [{name: one, annotations: {a: {b: c}}}]}",
                "spec: {tags: [{name: 7}]}",
                "spec: {lookupPolicy: null, tags: null}",
                "metadata: {name: hostile, labels: {a: [1]}}",
                "metadata: {name: hostile, finalizers: [a, a, {b: c}, null], ownerReferences: [{uid: null}, 1]}",
                "metadata: {name: hostile, resourceVersion: x}",
                "metadata: {name: hostile, resourceVersion: {}}",
                "metadata: {name: hostile, annotations: {kubectl.kubernetes.io/last-applied-configuration: '['}}"
            })
    void noConfigurationBreaksAnything(String rest) {
        apply("hostile", "flux", "", STREAM.formatted("hostile", "red", "1"));
        String head = "apiVersion: image.openshift.io/v1\nkind: ImageStream\n";

        patch(STREAMS + "/hostile?fieldManager=kubectl", rest).statusCode(lessThan(500));
        patch(STREAMS + "/hostile?fieldManager=kubectl&force=true", head + rest).statusCode(lessThan(500));
        Api.by(Users.ANNA).get(STREAMS + "/hostile").then().statusCode(200);
        Api.by(Users.ANNA).delete(STREAMS + "/hostile");
    }

    @Test
    void whereManagersAreNotKeptItIsNoKindOfPatch() {
        Api.by(Users.ANNA)
                .contentType("application/apply-patch+yaml")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .patch(NAMESPACE + "/imagestreamtags/a:b?fieldManager=flux")
                .then()
                .statusCode(415);
    }

    @Test
    void managersCanBeReset() {
        apply("reset", "flux", "", STREAM.formatted("reset", "red", "1"));

        Api.by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"managedFields\":[{}]}}".getBytes(StandardCharsets.UTF_8))
                .patch(STREAMS + "/reset")
                .then()
                .statusCode(200)
                .body("metadata.managedFields", nullValue());
    }

    @Test
    void secretsAreAppliedToo() {
        String secrets = "/api/v1/namespaces/applying/secrets";
        String secret =
                """
                {apiVersion: v1, kind: Secret, metadata: {name: pull}, stringData: {a: "%s"}}
                """;

        patch(secrets + "/pull?fieldManager=flux", secret.formatted("1")).statusCode(201);
        patch(secrets + "/pull?fieldManager=flux", secret.formatted("2"))
                .statusCode(200)
                .body("data.a", equalTo("Mg=="));
    }

    private static ValidatableResponse apply(String name, String manager, String options, String configuration) {
        return patch(STREAMS + '/' + name + "?fieldManager=" + manager + options, configuration);
    }

    private static ValidatableResponse patch(String path, String configuration) {
        return Api.by(Users.ANNA)
                .contentType("application/apply-patch+yaml")
                .body(configuration.getBytes(StandardCharsets.UTF_8))
                .patch(path)
                .then();
    }
}
