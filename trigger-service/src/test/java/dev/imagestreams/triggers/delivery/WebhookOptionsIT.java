package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.api.WebhookOptions.Format;
import dev.imagestreams.model.api.WebhookOptions.LegacySignature;
import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Received;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner can choose about a webhook, seen from its receiver. */
@QuarkusTest
class WebhookOptionsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void aNewSecretAndTheOldOneSignSideBySide() {
        try (Receiver receiver = Receiver.answering(200)) {
            String old = secret(api.webhook("ci", receiver.url()));

            String fresh = secret(api.rotate("ci"));

            assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
            Received request = told(receiver);
            assertThat(request.header("webhook-signature").split(" ")).hasSize(2);
            assertThatCode(() -> request.verify(fresh)).doesNotThrowAnyException();
            assertThatCode(() -> request.verify(old)).doesNotThrowAnyException();
            TriggerApi.request().get(api.path() + "/ci").then().body(not(containsString("whsec_")));
        }
    }

    @Test
    void ed25519ShowsItsPublicHalfAndNothingElse() {
        try (Receiver receiver = Receiver.answering(200)) {
            Trigger created = api.create(webhook(
                    receiver.url(),
                    null,
                    new WebhookOptions(Signature.ED25519, List.of(), null, null, null, Map.of())));

            assertThat(secret(created)).isNull();
            assertThat(created.status().publicKeys()).singleElement().asString().startsWith("whpk_");
            assertThat(told(receiver).header("webhook-signature")).startsWith("v1a,");
            assertThat(api.rotate("ci").status().publicKeys())
                    .hasSize(2)
                    .contains(created.status().publicKeys().get(0));
        }
    }

    @Test
    void legacySignaturesAndHeadersOfOnesOwnAreSentAndTheirValuesNotTold() {
        try (Receiver receiver = Receiver.answering(200)) {
            WebhookOptions options = new WebhookOptions(
                    null,
                    List.of(LegacySignature.GITHUB, LegacySignature.FLUX),
                    null,
                    5,
                    null,
                    Map.of("Authorization", "Bearer hunter2", "X-Team", "web"));

            api.create(webhook(receiver.url(), null, options));

            Received request = told(receiver);
            assertThat(request.header("authorization")).isEqualTo("Bearer hunter2");
            assertThat(request.header("x-hub-signature-256")).matches("sha256=[0-9a-f]{64}");
            assertThat(request.header("x-signature")).isEqualTo(request.header("x-hub-signature-256"));
            TriggerApi.request()
                    .get(api.path() + "/ci")
                    .then()
                    .body(not(containsString("hunter2")))
                    .body("spec.target.options.headers.Authorization", equalTo("(hidden)"));
        }
    }

    @Test
    void aHeaderWrittenAsToldKeepsItsValue() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook(receiver.url(), null, headers(Map.of("Authorization", "Bearer hunter2"))));
            Map<String, String> more = Map.of("Authorization", WebhookOptions.HIDDEN, "X-More", "1");

            api.put("ci", webhook(receiver.url(), null, headers(more))).then().statusCode(200);

            Received request = told(receiver);
            assertThat(request.header("authorization")).isEqualTo("Bearer hunter2");
            assertThat(request.header("x-more")).isEqualTo("1");
            api.put("ci", webhook(receiver.url(), null, headers(Map.of("X-New", WebhookOptions.HIDDEN))))
                    .then()
                    .statusCode(422);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Webhook-Signature",
                "x-imagestreams-attempt",
                "X-Hub-Signature-256",
                "Transfer-Encoding",
                "two words",
                "x\r\ny",
                ""
            })
    void headersThatAreOursOrNoneAreRefused(String name) {
        api.post(webhook("https://ci.example", null, headers(Map.of(name, "x"))))
                .then()
                .statusCode(422)
                .body("causes[0].field", equalTo("spec.webhook.headers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx-evil: 1", "a\nb", "ü", "\u007f"})
    void valuesThatWouldBreakOutOfTheirLineAreRefusedAndNotRepeated(String value) {
        api.post(webhook("https://ci.example", null, headers(Map.of("X-Team", value))))
                .then()
                .statusCode(422)
                .body(not(containsString("evil")));
    }

    @Test
    void receiversOfCdEventsAreToldByOne() throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook(
                    receiver.url(), null, new WebhookOptions(null, List.of(), Format.CDEVENTS, null, null, Map.of())));

            Received request = told(receiver);

            JsonNode event = ModelJson.mapper().readTree(request.body());
            assertThat(event.path("type").asText()).isEqualTo("dev.cdevents.artifact.published.0.3.0");
            assertThat(event.at("/data/context/type").asText())
                    .isEqualTo(event.path("type").asText());
            assertThat(event.at("/data/context/id").asText()).isEqualTo(request.header("webhook-id"));
            assertThat(event.at("/data/subject/id").asText())
                    .isEqualTo("pkg:oci/app@sha256%3A" + "a".repeat(64)
                            + "?repository_url=registry.example/team/app&tag=prod");
            assertThat(event.at("/data/subject/content/user").asText()).isEqualTo("ci");
        }
    }

    @Test
    void causesAreNamedSoThatTheyCanBePassedBack() throws IOException {
        UUID cause = UUID.randomUUID();
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());

            UUID event = TestBroker.publish(Changes.in(stream, "prod", 5, List.of(cause)));

            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            Received request = receiver.received().get(0);
            assertThat(request.header("x-imagestreams-caused-by")).isEqualTo(cause + "," + event);
            JsonNode body = ModelJson.mapper().readTree(request.body());
            assertThat(body.path("imagestreamsdepth").asInt()).isEqualTo(1);
            assertThat(body.path("imagestreamscauses").asText()).isEqualTo(cause.toString());
        }
    }

    @Test
    void aCircleIsCutAndTold() {
        List<UUID> causes =
                IntStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream, "prod", 5, causes));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            assertThat(receiver.received()).isEmpty();
            assertThat(api.delivery("ci").reason()).contains("follows from 8 others");
            assertThat(api.get("ci").status().loops()).isEqualTo(1);
        }
    }

    private Received told(Receiver receiver) {
        int before = receiver.received().size();
        TestBroker.publish(Changes.in(stream));
        await().atMost(SOON).until(() -> receiver.received().size() > before);
        return receiver.received().get(before);
    }

    private static @Nullable String secret(Trigger trigger) {
        return ((TriggerTarget.Webhook) trigger.spec().target()).secret();
    }

    private static WebhookOptions headers(Map<String, String> headers) {
        return WebhookOptions.NONE.withHeaders(headers);
    }

    private static TriggerDraft webhook(String url, @Nullable String secret, WebhookOptions options) {
        return new TriggerDraft("ci", null, null, false, new TriggerTarget.Webhook(url, secret, options));
    }
}
