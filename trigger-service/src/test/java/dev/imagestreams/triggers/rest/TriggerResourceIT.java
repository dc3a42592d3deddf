package dev.imagestreams.triggers.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers as the gateway writes and reads them. */
@QuarkusTest
class TriggerResourceIT {

    private static final String URL = "https://ci.example/hook";

    private final TriggerApi api = TriggerApi.inNewNamespace();

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/namespaces/a%00b/triggers",
                "/namespaces/team/triggers/a%00b",
                "/triggers?namespace=a%00b",
                "/configs/buildconfigs?namespace=a%00b",
                "/configs/buildconfigs/team/a%00b"
            })
    void whatADatabaseCannotEvenBeAskedForIsTheAskersMistake(String path) {
        TriggerApi.request()
                .urlEncodingEnabled(false)
                .get("/internal/v1" + path)
                .then()
                .statusCode(400);
    }

    @Test
    void aTimeThatNoCalendarHasIsTheAskersMistake() {
        api.webhook("ci", URL);

        TriggerApi.request()
                .body("{\"what\":\"since\",\"since\":\"0000-01-01T00:00:00Z\"}")
                .post(api.path() + "/ci/replays")
                .then()
                .statusCode(400);
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
