package dev.imagestreams.gateway.image;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class BrokenBodiesIT {

    private final ImageApi api = new ImageApi("bodies");

    @BeforeEach
    void bodiesIsAnnas() {
        api.prepare();
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
        api.post("imagestreams", body).statusCode(status).body("kind", equalTo("Status"));
    }

    @Test
    void aNullLabelIsAsGoodAsNone() {
        api.post(
                        "imagestreams",
                        "{\"metadata\":{\"name\":\"null-labels\",\"labels\":{\"a\":null},\"annotations\":{\"a\":null}}}")
                .statusCode(201);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAStatus() {
        api.post("imagestreams", "{\"a\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .body("reason", equalTo("RequestEntityTooLarge"));
    }

    @Test
    void aTypeNobodyReadsIsRefusedWithAStatus() {
        api.anna()
                .contentType("text/plain")
                .body("hello")
                .post(api.path("imagestreams"))
                .then()
                .statusCode(415)
                .body("kind", equalTo("Status"));
    }

    @Test
    void yamlIsAccepted() {
        api.anna()
                .contentType("application/yaml")
                .body("kind: ImageStream\nmetadata:\n  name: from-yaml\n".getBytes(StandardCharsets.UTF_8))
                .post(api.path("imagestreams"))
                .then()
                .statusCode(201);
    }

    @Test
    void unknownFieldsAreReportedToWhoAsks() {
        String body = "{\"metadata\":{\"name\":\"strict\"},\"spec\":{\"nosuch\":1}}";

        api.post("imagestreams?fieldValidation=Strict", body)
                .statusCode(400)
                .body("message", containsString("unknown field \"spec.nosuch\""));
        api.post("imagestreams?fieldValidation=Ignore", body).statusCode(201);
    }

    @Test
    void whatIsNotServedIsSaidSo() {
        api.get("imagestreamimports").statusCode(405).body("reason", equalTo("MethodNotAllowed"));
        api.get("nosuch").statusCode(404);
        api.anna().get("/apis/nosuch/v1").then().statusCode(404);
    }
}
