package dev.imagestreams.triggers.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The secret that webhooks are signed with: answered once, and kept sealed. */
@QuarkusTest
class WebhookSecretsIT {

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
    void aTriggerThatBecomesAWebhookNeedsASecret() {
        api.create(new TriggerDraft("ci", null, null, false, new TriggerTarget.Build("b")));

        api.put("ci", draft("ci", null)).then().statusCode(422).body("causes[0].field", equalTo("spec.webhook.secret"));
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

    private static TriggerDraft draft(String name, String secret) {
        return new TriggerDraft(name, null, null, false, new TriggerTarget.Webhook(URL, secret));
    }
}
