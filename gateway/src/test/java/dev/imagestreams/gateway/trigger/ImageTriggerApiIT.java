package dev.imagestreams.gateway.trigger;

import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.InternalServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(InternalServices.class)
class ImageTriggerApiIT {

    private static final String COLLECTION = TRIGGERS + "/namespaces/hooks/imagetriggers";

    @BeforeEach
    void hooksIsAnnas() {
        project(Users.ANNA, "hooks");
    }

    @Test
    void theSecretIsToldOnce() {
        create("once")
                .statusCode(201)
                .body("kind", equalTo("ImageTrigger"))
                .body("apiVersion", equalTo("triggers.imagestreams.dev/v1"))
                .body("spec.webhook.secret", equalTo("whsec_once"))
                .body("spec.from.tag", equalTo("v1"));
        by(Users.ANNA).get(COLLECTION + "/once").then().statusCode(200).body("spec.webhook.secret", nullValue());
        by(Users.ANNA).get(COLLECTION).then().body("items.metadata.name", hasItem("once"));
        create("once").statusCode(409);
    }

    @Test
    void aTriggerIsChangedAndDeleted() {
        create("changed");

        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"spec\":{\"paused\":true}}")
                .patch(COLLECTION + "/changed")
                .then()
                .statusCode(200)
                .body("spec.paused", equalTo(true))
                .body("metadata.resourceVersion", equalTo("2"));
        by(Users.ANNA)
                .body("{\"metadata\":{\"resourceVersion\":\"1\"},\"spec\":{\"build\":{\"name\":\"ci\"}}}")
                .put(COLLECTION + "/changed")
                .then()
                .statusCode(409);
        by(Users.ANNA)
                .accept(TABLE)
                .get(COLLECTION + "/changed")
                .then()
                .body("columnDefinitions.name", contains("Name", "From", "Target", "Paused", "Age"))
                .body("rows[0].cells[1]", equalTo("app:v1"));

        by(Users.ANNA).delete(COLLECTION + "/changed").then().statusCode(200);
        by(Users.ANNA)
                .get(COLLECTION + "/changed")
                .then()
                .statusCode(404)
                .body("message", equalTo("imagetriggers.triggers.imagestreams.dev \"changed\" not found"));
    }

    @Test
    void deliveriesAreSeenAndReplayedByTheirTriggerOnly() {
        create("told");
        create("untold");
        String id = by(Users.ANNA)
                .get(COLLECTION + "/told/deliveries")
                .then()
                .statusCode(200)
                .body("kind", equalTo("DeliveryList"))
                .body("items", hasSize(1))
                .body("items[0].attemptCount", equalTo(1))
                .extract()
                .path("items[0].id");

        by(Users.ANNA)
                .get(COLLECTION + "/told/deliveries/" + id)
                .then()
                .statusCode(200)
                .body("attempts[0].status", equalTo(500));
        by(Users.ANNA)
                .post(COLLECTION + "/told/deliveries/" + id + "/replay")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));
        by(Users.ANNA)
                .post(COLLECTION + "/untold/deliveries/" + id + "/replay")
                .then()
                .statusCode(404);
        by(Users.ALICE)
                .post(COLLECTION + "/told/deliveries/" + id + "/replay")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"metadata\":{\"name\":\"x\"}}",
                "{\"metadata\":{\"name\":\"x\"},\"spec\":{\"webhook\":{}}}",
                "{\"metadata\":{\"name\":\"X\"},\"spec\":{\"build\":{\"name\":\"ci\"}}}"
            })
    void brokenTriggersAreRefusedWithAStatus(String body) {
        by(Users.ANNA).body(body).post(COLLECTION).then().statusCode(422).body("reason", equalTo("Invalid"));
    }

    private static ValidatableResponse create(String name) {
        return by(Users.ANNA)
                .body(
                        """
                        {"metadata":{"name":"%s"},
                         "spec":{"from":{"stream":"app","tag":"v1"},"webhook":{"url":"https://example.com/hook"}}}"""
                                .formatted(name))
                .post(COLLECTION)
                .then();
    }
}
