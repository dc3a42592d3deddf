package dev.imagestreams.gateway.limit;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class LimitApiIT {

    private static final String CORE = "/api/v1/namespaces/limited";
    private static final String RANGE = "{\"metadata\":{\"name\":\"islimits\"},\"spec\":{\"limits\":[{\"max\":"
            + "{\"openshift.io/image-tags\":\"2\"},\"type\":\"openshift.io/ImageStream\"}]}}";

    @Test
    void mastersLimitAndOwnersSeeIt() {
        project(Users.ANNA, "limited");

        by(Users.ANNA).body(RANGE).post(CORE + "/limitranges").then().statusCode(403);
        by(Users.ADMIN)
                .body(RANGE)
                .post(CORE + "/limitranges")
                .then()
                .statusCode(201)
                .body("spec.limits[0].max.'openshift.io/image-tags'", equalTo("2"));
        by(Users.ADMIN).body(RANGE).post(CORE + "/limitranges").then().statusCode(409);
        by(Users.ANNA)
                .get(CORE + "/limitranges")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", nullValue())
                .body("metadata.resourceVersion", not(emptyOrNullString()));
        by(Users.ANNA)
                .header("Accept", TABLE)
                .get(CORE + "/limitranges")
                .then()
                .body("rows[0].cells[0]", equalTo("islimits"));
        by(Users.ADMIN)
                .contentType("application/merge-patch+json")
                .body("{\"spec\":{\"limits\":[]}}")
                .patch(CORE + "/limitranges/islimits")
                .then()
                .statusCode(200);
        by(Users.ADMIN).delete(CORE + "/limitranges/islimits").then().statusCode(200);
        by(Users.ANNA).get(CORE + "/limitranges/islimits").then().statusCode(404);
    }

    @Test
    void aQuotaTellsWhatIsUsedAndHoldsAtTagServiceToo() {
        project(Users.ANNA, "limited");

        by(Users.ADMIN)
                .body("{\"metadata\":{\"name\":\"isq\"},\"spec\":{\"hard\":{\"openshift.io/imagestreams\":\"3\"}}}")
                .post(CORE + "/resourcequotas")
                .then()
                .statusCode(201)
                .body("status", anEmptyMap());

        String streams = IMAGES + "/namespaces/limited/imagestreams";
        for (int i = 0; i < 4; i++) {
            by(Users.ANNA)
                    .body("{\"metadata\":{\"name\":\"s" + i + "\"}}")
                    .post(streams)
                    .then()
                    .statusCode(i < 3 ? 201 : 403);
        }
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"s3\"}}")
                .post(streams)
                .then()
                .body(
                        "message",
                        startsWith("imagestreams.image.openshift.io \"s3\" is forbidden: exceeded quota: isq, "))
                .body("details.name", equalTo("s3"));
        by(Users.ANNA)
                .header("Accept", TABLE)
                .get(CORE + "/resourcequotas")
                .then()
                .body("rows[0].cells[2]", equalTo("openshift.io/imagestreams: 3/3"));
        by(Users.ANNA)
                .get(CORE + "/resourcequotas/isq")
                .then()
                .body("status.used.'openshift.io/imagestreams'", equalTo("3"));
        by(Users.ADMIN)
                .contentType("application/merge-patch+json")
                .body("{\"status\":{\"used\":{\"openshift.io/imagestreams\":\"0\"}}}")
                .patch(CORE + "/resourcequotas/isq/status")
                .then()
                .statusCode(200)
                .body("status.used.'openshift.io/imagestreams'", equalTo("3"));
        by(Users.ADMIN).delete(CORE + "/resourcequotas/isq").then().statusCode(200);
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"more\"}}")
                .post(streams)
                .then()
                .statusCode(201);
    }
}
