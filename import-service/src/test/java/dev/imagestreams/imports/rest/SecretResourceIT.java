package dev.imagestreams.imports.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets over the internal API, kept in a real database. */
@QuarkusTest
class SecretResourceIT {

    private final String namespace = "ns-" + UUID.randomUUID();
    private final String secrets = "/internal/v1/namespaces/" + namespace + "/secrets";

    @Inject
    DataSource database;

    @Test
    void createsReadsReplacesAndDeletes() {
        int first = create("pull", "{\"a\":\"" + base64("1") + "\"}")
                .statusCode(201)
                .body("namespace", equalTo(namespace))
                .body("spec.name", equalTo("pull"))
                .body("spec.type", equalTo("Opaque"))
                .body("spec.data.a", equalTo(base64("1")))
                .body("spec.resourceVersion", nullValue())
                .extract()
                .path("revision");
        create("pull", "{}")
                .statusCode(409)
                .body("code", equalTo("ALREADY_EXISTS"))
                .body("message", equalTo("secrets \"pull\" already exists"));

        authorized()
                .body(draft("pull", "{\"a\":\"" + base64("2") + "\"}"))
                .put(secrets + "/pull")
                .then()
                .statusCode(200)
                .body("revision", greaterThan(first));

        authorized().get(secrets + "/pull").then().statusCode(200).body("spec.data.a", equalTo(base64("2")));
        authorized()
                .get("/internal/v1/secrets?namespace=" + namespace)
                .then()
                .statusCode(200)
                .body("spec.name", contains("pull"));
        authorized().delete(secrets + "/pull").then().statusCode(200).body("spec.data.a", equalTo(base64("2")));
        authorized()
                .get(secrets + "/pull")
                .then()
                .statusCode(404)
                .body("message", equalTo("secrets \"pull\" not found"));
        authorized().delete(secrets + "/pull").then().statusCode(404);
        authorized().body(draft("pull", "{}")).put(secrets + "/pull").then().statusCode(404);
    }

    @Test
    void triesOutWithoutKeeping() {
        authorized()
                .body(draft("tried", "{}"))
                .post(secrets + "?dryRun=true")
                .then()
                .statusCode(201)
                .body("spec.name", equalTo("tried"));
        authorized().get(secrets + "/tried").then().statusCode(404);

        int revision =
                create("kept", "{\"a\":\"" + base64("1") + "\"}").extract().path("revision");
        authorized()
                .body(draft("kept", "{\"a\":\"" + base64("2") + "\"}"))
                .put(secrets + "/kept?dryRun=true")
                .then()
                .statusCode(200)
                .body("spec.data.a", equalTo(base64("2")));
        authorized().delete(secrets + "/kept?dryRun=true").then().statusCode(200);

        authorized()
                .get(secrets + "/kept")
                .then()
                .statusCode(200)
                .body("revision", equalTo(revision))
                .body("spec.data.a", equalTo(base64("1")));
    }

    @Test
    void keepsTheRevisionOfAReplacementThatChangesNothing() {
        int revision = create("same", "{}").extract().path("revision");

        authorized()
                .body(draft("same", "{}"))
                .put(secrets + "/same")
                .then()
                .statusCode(200)
                .body("revision", equalTo(revision));
    }

    @Test
    void refusesWhatHasMovedOn() {
        int revision = create("moved", "{}").extract().path("revision");
        String stale = "{\"name\":\"moved\",\"resourceVersion\":" + (revision - 1) + ",\"data\":{\"a\":\"" + base64("1")
                + "\"}}";

        authorized()
                .body(stale)
                .put(secrets + "/moved")
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body(
                        "message",
                        equalTo(
                                "Operation cannot be fulfilled on secrets \"moved\": the object has been modified; please"
                                        + " apply your changes to the latest version and try again"));
        authorized()
                .delete(secrets + "/moved?uid=" + UUID.randomUUID())
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        authorized()
                .delete(secrets + "/moved?resourceVersion=" + revision)
                .then()
                .statusCode(200);
    }

    @Test
    void onlyMarksASecretThatSomebodyStillHasToFinalize() {
        authorized()
                .body("{\"name\":\"final\",\"housekeeping\":{\"finalizers\":[\"a.example/b\"]}}")
                .post(secrets)
                .then()
                .statusCode(201);

        authorized().delete(secrets + "/final").then().statusCode(200);

        authorized()
                .get(secrets + "/final")
                .then()
                .statusCode(200)
                .body("spec.housekeeping.deletionTimestamp", equalTo(deletionTime("final")));
        authorized().body(draft("final", "{}")).put(secrets + "/final").then().statusCode(200);
        authorized().get(secrets + "/final").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {                                             | 400 | BAD_REQUEST
                    null                                          | 400 | BAD_REQUEST
                    {}                                            | 400 | BAD_REQUEST
                    {"name":"a","data":{"k":"%"}}                 | 400 | BAD_REQUEST
                    {"name":"a","data":{"k":null}}                | 400 | BAD_REQUEST
                    {"name":"a","resourceVersion":7}              | 400 | BAD_REQUEST
                    {"name":"A"}                                  | 422 | INVALID
                    {"name":"a","data":{"a b":""}}                | 422 | INVALID
                    {"name":"a","type":"kubernetes.io/dockercfg"} | 422 | INVALID
                    """)
    void answersWhatIsNoSecretWithAProblem(String body, int status, String code) {
        authorized().body(body).post(secrets).then().statusCode(status).body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"?dryRun=maybe", "?resourceVersion=x"})
    void answersAnUnreadableParameterWithAProblem(String query) {
        authorized().delete(secrets + "/any" + query).then().statusCode(400).body("code", equalTo("BAD_REQUEST"));
    }

    @Test
    void findsNothingUnderNamesThatCannotBe() {
        authorized().get("/internal/v1/namespaces/UP/secrets/a").then().statusCode(404);
        authorized().get(secrets + "/%00").then().statusCode(404);
        authorized()
                .body(draft("a", "{}"))
                .post("/internal/v1/namespaces/UP/secrets")
                .then()
                .statusCode(400);
    }

    @Test
    void keepsNothingReadable() throws Exception {
        authorized()
                .body("{\"name\":\"sealed\",\"annotations\":{\"applied\":\"PLAINTEXT\"},\"data\":{\"key\":\""
                        + base64("PLAINTEXT") + "\"}}")
                .post(secrets)
                .then()
                .statusCode(201);

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select secret::text, encode(sealed, 'escape') from secret where namespace = '" + namespace
                                + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1) + row.getString(2))
                    .doesNotContain("PLAINTEXT")
                    .doesNotContain(base64("PLAINTEXT"))
                    .doesNotContain("key\"");
        }
    }

    @Test
    void doesNotOpenASecretThatWasMovedToAnotherName() throws Exception {
        create("mine", "{}").statusCode(201);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update secret set name = 'yours' where namespace = '" + namespace + "'");
        }

        authorized().get(secrets + "/yours").then().statusCode(500).body("message", equalTo("something of ours broke"));

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from secret where namespace = '" + namespace + "'");
        }
    }

    private ValidatableResponse create(String name, String data) {
        return authorized().body(draft(name, data)).post(secrets).then();
    }

    private String deletionTime(String name) {
        return authorized().get(secrets + '/' + name).path("spec.housekeeping.deletionTimestamp");
    }

    private static String draft(String name, String data) {
        return "{\"name\":\"%s\",\"data\":%s}".formatted(name, data);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }
}
