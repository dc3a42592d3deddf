package dev.imagestreams.gateway.trigger;

import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.ImageApi;
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

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
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
                .body("spec.webhook.secret", startsWith("whsec_"))
                .body("spec.from.tag", equalTo("v1"));
        by(Users.ANNA).get(COLLECTION + "/once").then().statusCode(200).body("spec.webhook.secret", nullValue());
        by(Users.ANNA).get(COLLECTION).then().body("items.metadata.name", hasItem("once"));
        create("once").statusCode(409);
    }

    @Test
    void aTriggerIsChangedAndDeleted() {
        String first = create("changed").extract().path("metadata.resourceVersion");

        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"spec\":{\"paused\":true}}")
                .patch(COLLECTION + "/changed")
                .then()
                .statusCode(200)
                .body("spec.paused", equalTo(true))
                .body("metadata.resourceVersion", not(equalTo(first)));
        by(Users.ANNA)
                .body("{\"metadata\":{\"resourceVersion\":\"" + first + "\"},\"spec\":{\"build\":{\"name\":\"ci\"}}}")
                .put(COLLECTION + "/changed")
                .then()
                .statusCode(409);
        by(Users.ANNA)
                .accept(TABLE)
                .get(COLLECTION + "/changed")
                .then()
                .body("columnDefinitions.name", contains("Name", "From", "Target", "Status", "Pending", "Last", "Age"))
                .body("rows[0].cells[1]", equalTo("app:v1"));

        by(Users.ANNA).delete(COLLECTION + "/changed").then().statusCode(200);
        by(Users.ANNA)
                .get(COLLECTION + "/changed")
                .then()
                .statusCode(404)
                .body("message", equalTo("imagetriggers.triggers.imagestreams.dev \"changed\" not found"));
    }

    @Test
    void aTriggerIsAppliedByTheServer() {
        String trigger =
                """
                apiVersion: triggers.imagestreams.dev/v1
                kind: ImageTrigger
                metadata: {name: applied, labels: {color: %s}}
                spec:
                  from: {stream: app}
                  webhook: {url: "https://127.0.0.1:1/hook", headers: {authorization: "Bearer %s"}}
                """;
        apply("flux", trigger.formatted("red", "1"))
                .statusCode(201)
                .body("metadata.managedFields.manager", contains("flux"))
                .body("spec.webhook.secret", startsWith("whsec_"));
        String version = apply("flux", trigger.formatted("red", "2")).extract().path("metadata.resourceVersion");

        // Nothing new: no version, and so nobody who watches is told.
        apply("flux", trigger.formatted("red", "2"))
                .statusCode(200)
                .body("metadata.resourceVersion", equalTo(version))
                .body("spec.webhook.headers.authorization", equalTo("(hidden)"));
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"color\":\"red\"}},\"spec\":{\"paused\":null}}")
                .patch(COLLECTION + "/applied")
                .then()
                .statusCode(200)
                .body("metadata.resourceVersion", equalTo(version));
        String same = by(Users.ANNA).get(COLLECTION + "/applied").asString();
        by(Users.ANNA)
                .body(same)
                .put(COLLECTION + "/applied")
                .then()
                .statusCode(200)
                .body("metadata.resourceVersion", equalTo(version));

        apply("argo", trigger.formatted("blue", "2"))
                .statusCode(409)
                .body("message", startsWith("Apply failed with "))
                .body("details.causes.field", hasItem(".metadata.labels.color"));
    }

    @Test
    void deliveriesAreSeenAndReplayedByTheirTriggerOnly() throws InterruptedException {
        create("told");
        create("untold");
        ImageApi.push("hooks/app", "v1", "told");
        new ImageApi("hooks")
                .importing("app", "v1", ImageApi.spec("hooks/app:v1"), true)
                .statusCode(201);
        String id = firstDelivery("told");

        by(Users.ANNA)
                .get(COLLECTION + "/told/deliveries")
                .then()
                .statusCode(200)
                .body("kind", equalTo("DeliveryList"))
                .body("items.id", contains(id));
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

    private static ValidatableResponse apply(String manager, String trigger) {
        return by(Users.ANNA)
                .contentType("application/apply-patch+yaml")
                .body(trigger.getBytes(StandardCharsets.UTF_8))
                .patch(COLLECTION + "/applied?fieldManager=" + manager)
                .then();
    }

    /** Waits until somebody tried to deliver it and failed; the attempt is only told when it has ended. */
    private static String firstDelivery(String trigger) throws InterruptedException {
        String deliveries = COLLECTION + '/' + trigger + "/deliveries";
        for (int i = 0; i < 100; i++) {
            String id = by(Users.ANNA).get(deliveries).path("items[0].id");
            if (id != null && by(Users.ANNA).get(deliveries + '/' + id).path("attempts[0].error") != null) {
                return id;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody tried to deliver anything to " + trigger);
    }

    private static ValidatableResponse create(String name) {
        return by(Users.ANNA)
                .body(
                        """
                        {"metadata":{"name":"%s"},
                         "spec":{"from":{"stream":"app","tag":"v1"},"webhook":{"url":"https://127.0.0.1:1/hook"}}}"""
                                .formatted(name))
                .post(COLLECTION)
                .then();
    }
}
