package dev.imagestreams.gateway.client;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static dev.imagestreams.gateway.testing.Api.by;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServicesAwayIT.NobodyListens.class)
@QuarkusTestResource(Users.class)
class ServicesAwayIT {

    /** Port 1 is never listened to. */
    public static class NobodyListens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.services.tags-url", "http://127.0.0.1:1",
                    "imagestreams.services.imports-url", "http://127.0.0.1:1",
                    "imagestreams.services.triggers-url", "http://127.0.0.1:1",
                    "imagestreams.internal.password", "any");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                IMAGES + "/namespaces/demo/imagestreams",
                IMAGES + "/namespaces/demo/imagestreamtags/app:v1",
                TRIGGERS + "/namespaces/demo/imagetriggers"
            })
    void clientsAreToldToComeBack(String path) {
        by(Users.ADMIN)
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("reason", equalTo("ServiceUnavailable"))
                .body("message", equalTo("the server is currently unable to handle the request"));
    }

    @Test
    void theGatewayItselfIsReady() {
        given().get("/readyz").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }
}
