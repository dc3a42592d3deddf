package dev.imagestreams.triggers.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What operators and their tools ask of the service, and what strangers may not. */
@QuarkusTest
class ManagementIT {

    private static final String TRIGGERS = "/internal/v1/triggers";

    @Test
    void strangersGetNothing() {
        given().get(TRIGGERS).then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("internal", "wrong")
                .get(TRIGGERS)
                .then()
                .statusCode(401);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void healthTellsThatTheDispatcherRuns() {
        given().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'delivery dispatcher' }.status", equalTo("UP"));
    }

    @Test
    void metricsHaveTheirDocumentedNames() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("imagestreams_delivery_backlog"))
                .body(containsString("imagestreams_delivery_under_way"))
                .body(containsString("imagestreams_delivery_latency_seconds"))
                .body(containsString("imagestreams_delivery_dead_letters_total"))
                .body(containsString("imagestreams_dead_letters_total"));
    }
}
