package dev.imagestreams.gateway.project;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.PROJECTS;
import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ProjectApiIT {

    @Test
    void ocNewProjectMakesAProjectOfOnesOwn() {
        by(Users.ANNA).get(PROJECTS + "/projectrequests").then().statusCode(200).body("status", equalTo("Success"));

        by(Users.ANNA)
                .body("{\"kind\":\"ProjectRequest\",\"metadata\":{\"name\":\"new-one\"},\"displayName\":\"New\"}")
                .post(PROJECTS + "/projectrequests")
                .then()
                .statusCode(201)
                .body("kind", equalTo("Project"))
                .body("metadata.annotations.'openshift.io/requester'", equalTo("anna"))
                .body("metadata.annotations.'openshift.io/display-name'", equalTo("New"))
                .body("status.phase", equalTo("Active"));

        by(Users.ANNA).get(PROJECTS + "/projects/new-one").then().statusCode(200);
        by(Users.ANNA).get("/api/v1/namespaces/new-one").then().statusCode(200).body("kind", equalTo("Namespace"));
        by(Users.ALICE).get(PROJECTS + "/projects/new-one").then().statusCode(403);
    }

    @Test
    void aNameIsTakenOnce() {
        project(Users.ANNA, "taken");

        by(Users.ALICE)
                .body("{\"metadata\":{\"name\":\"taken\"}}")
                .post(PROJECTS + "/projectrequests")
                .then()
                .statusCode(409)
                .body("message", equalTo("project.project.openshift.io \"taken\" already exists"));
    }

    @ParameterizedTest
    @CsvSource({"Bad_Name, 422", "x, 422", "'', 422", "kube-system, 403", "openshift, 403"})
    void namesFollowTheRules(String name, int status) {
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"" + name + "\"}}")
                .post(PROJECTS + "/projectrequests")
                .then()
                .statusCode(status)
                .body("kind", equalTo("Status"));
    }

    @Test
    void everybodySeesTheirOwnAndMastersSeeAll() {
        project(Users.ANNA, "annas");
        project(Users.ALICE, "alices");

        by(Users.ANNA)
                .get(PROJECTS + "/projects")
                .then()
                .body("items.metadata.name", hasItem("annas"))
                .body("items.metadata.name", not(hasItem("alices")));
        by(Users.ADMIN)
                .get(PROJECTS + "/projects")
                .then()
                .body("items.metadata.name", hasItem("annas"))
                .body("items.metadata.name", hasItem("alices"));
    }

    @Test
    void projectsArePrintedAsATable() {
        project(Users.ALICE, "alices");

        by(Users.ALICE)
                .accept(TABLE)
                .get(PROJECTS + "/projects?fieldSelector=metadata.name%3Dalices")
                .then()
                .body("kind", equalTo("Table"))
                .body("columnDefinitions.name", contains("Name", "Display Name", "Status"))
                .body("rows", hasSize(1))
                .body("rows[0].cells", contains("alices", "", "Active"))
                .body("rows[0].object.kind", equalTo("PartialObjectMetadata"));
    }

    @Test
    void aProjectGoesWithEverythingInIt() {
        project(Users.ANNA, "short-lived");
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"app\"}}")
                .post(IMAGES + "/namespaces/short-lived/imagestreams")
                .then()
                .statusCode(201);

        by(Users.ANNA).delete(PROJECTS + "/projects/short-lived").then().statusCode(200);

        by(Users.ADMIN)
                .get(IMAGES + "/namespaces/short-lived/imagestreams")
                .then()
                .body("items", hasSize(0));
        by(Users.ANNA).get(PROJECTS + "/projects/short-lived").then().statusCode(403);
        by(Users.ADMIN).get(PROJECTS + "/projects/short-lived").then().statusCode(404);
    }

    @Test
    void itsTextsAreChangedAndItsOwnerIsNot() {
        project(Users.ANNA, "edited");

        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"annotations\":{\"openshift.io/display-name\":\"Shown\"}}}")
                .patch(PROJECTS + "/projects/edited")
                .then()
                .statusCode(200)
                .body("metadata.annotations.'openshift.io/display-name'", equalTo("Shown"));
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}")
                .patch(PROJECTS + "/projects/edited")
                .then()
                .statusCode(422);
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"annotations\":{\"openshift.io/requester\":\"alice\"}}}")
                .patch("/api/v1/namespaces/edited")
                .then()
                .statusCode(422);
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}")
                .patch("/api/v1/namespaces/edited")
                .then()
                .statusCode(200)
                .body("metadata.labels.tier", equalTo("web"));
        by(Users.ALICE).get(PROJECTS + "/projects/edited").then().statusCode(403);
    }

    @Test
    void mastersMakeNamespacesAndNobodyElse() {
        String body = "{\"metadata\":{\"name\":\"kube-tools\",\"labels\":{\"a\":\"b\"}}}";
        by(Users.ANNA).body(body).post("/api/v1/namespaces").then().statusCode(403);
        by(Users.ADMIN).body(body).post("/api/v1/namespaces?dryRun=All").then().statusCode(201);
        by(Users.ADMIN).get("/api/v1/namespaces/kube-tools").then().statusCode(404);
        by(Users.ADMIN)
                .body(body)
                .post("/api/v1/namespaces")
                .then()
                .statusCode(201)
                .body("metadata.labels.a", equalTo("b"));
        by(Users.ADMIN)
                .delete("/api/v1/namespaces/kube-tools")
                .then()
                .statusCode(200)
                .body("kind", equalTo("Namespace"))
                .body("status.phase", equalTo("Terminating"));
        by(Users.ADMIN).get("/api/v1/namespaces/kube-tools").then().statusCode(404);
    }

    @Test
    void nothingIsWrittenIntoAProjectThatDoesNotExist() {
        by(Users.ADMIN)
                .body("{\"metadata\":{\"name\":\"app\"}}")
                .post(IMAGES + "/namespaces/nowhere/imagestreams")
                .then()
                .statusCode(404)
                .body("message", equalTo("namespaces \"nowhere\" not found"));
    }
}
