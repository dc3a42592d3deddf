package dev.imagestreams.triggers.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TriggerResourceIT {

    private static final String URL = "https://ci.example/hook";

    @Inject
    DataSource database;

    private final TriggerApi api = TriggerApi.inNewNamespace();

    @Test
    void aSecretIsAnsweredOnceAndNeverAgain() {
        Trigger created = api.webhook("ci", URL);

        String secret = ((TriggerTarget.Webhook) created.spec().target()).secret();
        assertThat(WebhookSecret.parse(String.valueOf(secret))).isPresent();
        TriggerApi.request().get("/internal/v1/triggers").then().statusCode(200).body(not(containsString("whsec_")));
        api.changes("?after=" + (created.revision() - 1))
                .then()
                .statusCode(200)
                .body("changes[0].trigger.spec.name", equalTo("ci"))
                .body(not(containsString("whsec_")));
        TriggerApi.request().get(api.path() + "/ci").then().statusCode(200).body(not(containsString("whsec_")));
        api.put("ci", draft("ci", secret)).then().statusCode(200).body(not(containsString("whsec_")));
    }

    @Test
    void aGivenSecretIsKeptSealed() throws SQLException {
        String secret = WebhookSecret.generate().reveal();

        Trigger created = api.create(draft("ci", secret));

        byte[] stored = secretColumn(created.uid());
        byte[] plain = WebhookSecret.parse(secret).orElseThrow().bytes();
        assertThat(stored).hasSize(1 + 12 + plain.length + 16);
        assertThat(indexOf(stored, plain)).isNegative();
    }

    @Test
    void aTriggerReadsBackAsItWasMade() {
        TriggerDraft draft =
                new TriggerDraft("deploy", "app", new StreamTag("prod"), true, new TriggerTarget.Deploy("web"));

        Trigger created = api.create(draft);

        assertThat(api.get("deploy")).isEqualTo(created);
        assertThat(created.spec()).isEqualTo(draft);
        assertThat(created.createdBy()).isEqualTo("alice");
        assertThat(created.revision()).isPositive();
    }

    @Test
    void aReplacedTriggerKeepsItsIdentityAndHasANewerVersion() {
        Trigger created = api.webhook("ci", URL);

        api.put("ci", new TriggerDraft("ci", "app", null, true, new TriggerTarget.Build("b")))
                .then()
                .statusCode(200);

        Trigger replaced = api.get("ci");
        assertThat(replaced.uid()).isEqualTo(created.uid());
        assertThat(replaced.revision()).isGreaterThan(created.revision());
        assertThat(replaced.spec().target()).isEqualTo(new TriggerTarget.Build("b"));
    }

    @Test
    void aWriteToAnOlderVersionOrAnotherTriggerIsAConflict() {
        Trigger created = api.webhook("ci", URL);
        TriggerDraft draft = created.spec();

        long first = created.revision();
        api.put("ci", withPreconditions(draft, null, first)).then().statusCode(200);
        // Nothing was changed by that.
        assertThat(api.get("ci").revision()).isEqualTo(first);
        api.put("ci", new TriggerDraft("ci", null, null, true, draft.target()))
                .then()
                .statusCode(200);
        long second = api.get("ci").revision();
        api.put("ci", withPreconditions(draft, null, first))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        api.put("ci", withPreconditions(draft, UUID.randomUUID(), null)).then().statusCode(409);
        TriggerApi.request()
                .delete(api.path() + "/ci?resourceVersion=" + first)
                .then()
                .statusCode(409);
        TriggerApi.request()
                .delete(api.path() + "/ci?uid=" + UUID.randomUUID())
                .then()
                .statusCode(409);
        TriggerApi.request()
                .delete(api.path() + "/ci?resourceVersion=" + second + "&uid=" + created.uid())
                .then()
                .statusCode(204);
    }

    @Test
    void aDryRunAnswersAndKeepsNothing() {
        TriggerApi.request()
                .body("{\"name\":\"ci\",\"target\":{\"kind\":\"build\",\"name\":\"b\"}}")
                .post(api.path() + "?dryRun=true")
                .then()
                .statusCode(201)
                .body("spec.name", equalTo("ci"))
                .body("revision", equalTo(0));
        TriggerApi.request().get(api.path() + "/ci").then().statusCode(404);
        Trigger before = api.webhook("ci", URL);

        TriggerApi.request()
                .body("{\"name\":\"ci\",\"paused\":true,\"target\":{\"kind\":\"build\",\"name\":\"b\"}}")
                .put(api.path() + "/ci?dryRun=true")
                .then()
                .statusCode(200)
                .body("spec.paused", equalTo(true));
        TriggerApi.request().delete(api.path() + "/ci?dryRun=true").then().statusCode(204);

        Trigger after = api.get("ci");
        assertThat(after.spec().paused()).isFalse();
        assertThat(after.revision()).isEqualTo(before.revision());
    }

    @Test
    void labelsAndAnnotationsAreKept() {
        TriggerDraft plain = draft("ci", null);
        TriggerDraft labelled = new TriggerDraft(
                null,
                null,
                "ci",
                Map.of("team", "web"),
                Map.of("example.org/note", "any text"),
                plain.watch(),
                plain.conditions(),
                plain.pace(),
                false,
                plain.target());

        api.create(labelled);

        assertThat(api.get("ci").spec()).isEqualTo(labelled);
        TriggerDraft broken = new TriggerDraft(
                null,
                null,
                "other",
                Map.of("no label", "no value"),
                Map.of(),
                plain.watch(),
                plain.conditions(),
                plain.pace(),
                false,
                plain.target());
        api.post(broken).then().statusCode(422).body("causes[0].field", equalTo("metadata.labels"));
    }

    @Test
    void aTriggerThatBecomesAWebhookNeedsASecret() {
        api.create(new TriggerDraft("ci", null, null, false, new TriggerTarget.Build("b")));

        api.put("ci", draft("ci", null)).then().statusCode(422).body("causes[0].field", equalTo("spec.webhook.secret"));
    }

    @Test
    void aNameIsTakenOnce() {
        api.webhook("ci", URL);

        api.post(draft("ci", null)).then().statusCode(409).body("code", equalTo("ALREADY_EXISTS"));
    }

    @Test
    void aTriggerCannotBeRenamed() {
        api.webhook("ci", URL);

        api.put("ci", draft("other", null)).then().statusCode(422).body("causes[0].field", equalTo("metadata.name"));
    }

    @Test
    void aRemovedTriggerIsGone() {
        api.webhook("ci", URL);

        TriggerApi.request().delete(api.path() + "/ci").then().statusCode(204);

        TriggerApi.request().get(api.path() + "/ci").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        TriggerApi.request().delete(api.path() + "/ci").then().statusCode(404);
    }

    @Test
    void brokenRulesAreNamedByField() {
        api.post(new TriggerDraft("ci", null, null, false, new TriggerTarget.Webhook("ftp://x", null)))
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID"))
                .body("causes[0].field", equalTo("spec.webhook.url"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "''",
                "[]",
                "{\"name\":\"ci\"}",
                "{\"name\":\"ci\",\"paused\":false,\"target\":{\"kind\":\"pigeon\"}}",
                "{\"name\":\"ci\",\"paused\":false,\"watch\":{\"tag\":\"a:b\"},\"target\":{\"kind\":\"build\",\"name\":\"b\"}}"
            })
    void aBodyThatCannotBeReadIsABadRequest(String body) {
        TriggerApi.request()
                .body(body)
                .post(api.path())
                .then()
                .statusCode(400)
                .body("code", equalTo("BAD_REQUEST"))
                .body("message", not(equalTo("")));
    }

    @Test
    void strangersGetNothing() {
        given().get(api.path()).then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("internal", "wrong")
                .get(api.path())
                .then()
                .statusCode(401);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=501", "limit=many", "state=lost", "before=yesterday"})
    void nonsenseInAQueryIsRefused(String query) {
        api.webhook("ci", URL);

        int status = TriggerApi.request()
                .get(api.path() + "/ci/deliveries?" + query)
                .then()
                .extract()
                .statusCode();

        assertThat(status).isIn(400, 404);
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

    @Test
    void anUnknownDeliveryIsNotFound() {
        String path = "/internal/v1/deliveries/" + UUID.randomUUID();

        TriggerApi.request().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        TriggerApi.request().post(path + "/replay").then().statusCode(404);
        TriggerApi.request().get("/internal/v1/deliveries/nonsense").then().statusCode(404);
    }

    private byte[] secretColumn(UUID uid) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select secret from trigger where uid = ?")) {
            statement.setObject(1, uid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static TriggerDraft withPreconditions(TriggerDraft draft, UUID uid, Long revision) {
        return new TriggerDraft(
                uid,
                revision,
                draft.name(),
                draft.labels(),
                draft.annotations(),
                draft.watch(),
                draft.conditions(),
                draft.pace(),
                draft.paused(),
                ((TriggerTarget.Webhook) draft.target()).withSecret(null));
    }

    private static TriggerDraft draft(String name, String secret) {
        return new TriggerDraft(name, null, null, false, new TriggerTarget.Webhook(URL, secret));
    }
}
