package dev.imagestreams.gateway.core;

import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class SecretApiIT {

    private static final String SECRETS = "/api/v1/namespaces/secretive/secrets";

    @BeforeEach
    void aProject() {
        project(Users.ANNA, "secretive");
    }

    @Test
    void aSecretIsMadeFromPlainTextAndReadAsBase64() {
        create("plain", "\"stringData\":{\"password\":\"hunter2\"}").then().statusCode(201);

        by(Users.ANNA)
                .get(SECRETS + "/plain")
                .then()
                .statusCode(200)
                .body("kind", equalTo("Secret"))
                .body("type", equalTo("Opaque"))
                .body("data.password", equalTo("aHVudGVyMg=="))
                .body("stringData", equalTo(null));
        by(Users.ALICE).get(SECRETS + "/plain").then().statusCode(403);
    }

    @Test
    void aTableCountsValuesAndShowsNone() {
        create("counted", "\"data\":{\"a\":\"YQ==\",\"b\":\"Yg==\"}").then().statusCode(201);

        String table = by(Users.ANNA)
                .accept(TABLE)
                .get(SECRETS + "?fieldSelector=metadata.name%3Dcounted")
                .then()
                .body("columnDefinitions.name", contains("Name", "Type", "Data", "Age"))
                .body("rows[0].cells[2]", equalTo(2))
                .extract()
                .asString();
        assertThat(table).doesNotContain("YQ==");
    }

    @Test
    void aSecretIsPatchedReplacedAndDeleted() {
        create("changing", "\"stringData\":{\"a\":\"1\"}").then().statusCode(201);

        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"stringData\":{\"b\":\"2\"}}")
                .patch(SECRETS + "/changing")
                .then()
                .statusCode(200)
                .body("data.a", equalTo("MQ=="))
                .body("data.b", equalTo("Mg=="));
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"changing\",\"resourceVersion\":\"1\"},\"data\":{}}")
                .put(SECRETS + "/changing")
                .then()
                .statusCode(409);
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"changing\"},\"data\":{\"c\":\"Mw==\"}}")
                .put(SECRETS + "/changing")
                .then()
                .statusCode(200)
                .body("data.a", equalTo(null));
        by(Users.ANNA).delete(SECRETS + "/changing").then().statusCode(200).body("details.kind", equalTo("secrets"));
        by(Users.ANNA).get(SECRETS + "/changing").then().statusCode(404);
    }

    @Test
    void aTriedCreationLeavesNothing() {
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"tried\"}}")
                .post(SECRETS + "?dryRun=All")
                .then()
                .statusCode(201);
        by(Users.ANNA).get(SECRETS).then().body("items.metadata.name", not(hasItem("tried")));
    }

    @Test
    void aBrokenValueIsRefusedAndNotRepeated() {
        String answer = create("broken", "\"data\":{\"a\":\"top secret!\"}")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(answer).contains("illegal base64 data").doesNotContain("top secret");
    }

    @Test
    void theMessageOfTheDayIsNotThereUnlessThereIsOne() {
        by(Users.ANNA)
                .get("/api/v1/namespaces/openshift/configmaps/motd")
                .then()
                .statusCode(404);
        by(Users.ANNA).get("/api/v1/namespaces/openshift/configmaps/x").then().statusCode(403);
    }

    private static io.restassured.response.Response create(String name, String rest) {
        return by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"" + name + "\"}," + rest + '}')
                .post(SECRETS);
    }
}
