package dev.imagestreams.gateway.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamTag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerConverterTest {

    private static final TriggerDraft DRAFT = new TriggerDraft(
            "deployer",
            "app",
            new StreamTag("prod"),
            true,
            new TriggerTarget.Webhook(
                    "https://example.com/hook",
                    "whsec_abc",
                    new WebhookOptions(
                            null,
                            List.of(WebhookOptions.LegacySignature.GITHUB),
                            WebhookOptions.Format.CDEVENTS,
                            7,
                            true,
                            Map.of("x-team", "web"))));

    @Test
    void aTriggerIsWrittenAndReadBack() throws IOException {
        UUID uid = UUID.randomUUID();
        ImageTrigger written = TriggerConverter.toApi(
                new Trigger(uid, "demo", DRAFT, 3, "anna", Instant.parse("2026-11-21T04:17:08.5Z")));

        ImageTrigger read = KubernetesJson.mapper()
                .readValue(KubernetesJson.mapper().writeValueAsBytes(written), ImageTrigger.class);

        TriggerDraft again = TriggerConverter.toDraft(read, read.getMetadata().getName());
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("uid", "revision")
                .isEqualTo(DRAFT);
        // What was read is what is to be changed, and nothing newer.
        assertThat(again.uid()).isEqualTo(uid);
        assertThat(again.revision()).isEqualTo(3);
        assertThat(Golden.written(written).at("/metadata/creationTimestamp").asText())
                .isEqualTo("2026-11-21T04:17:08Z");
        assertThat(Golden.written(written).get("kind").asText()).isEqualTo("ImageTrigger");
    }

    @Test
    void withoutFromEverythingOfTheNamespaceIsWatched() throws IOException {
        TriggerDraft draft = TriggerConverter.toDraft(read("{\"build\":{\"name\":\"ci\"}}"), "ci");

        assertThat(draft).isEqualTo(new TriggerDraft("ci", null, null, false, new TriggerTarget.Build("ci")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"webhook\":{}}",
                "{\"webhook\":{\"url\":\"https://x\"},\"build\":{\"name\":\"y\"}}",
                "{\"deploy\":{}}",
                "{\"build\":{\"name\":\"y\"},\"from\":{\"tag\":\"a:b\"}}",
                "{\"build\":{\"name\":\"y\"},\"from\":{\"stream\":\"Not_A_Stream\"}}"
            })
    void aTriggerNeedsExactlyOneTargetAndNamesThatCanExist(String spec) {
        assertThatThrownBy(() -> TriggerConverter.toDraft(read(spec), "x")).isInstanceOf(ImageStreamException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "A", "", "a/b", "-"})
    void aNameIsADnsLabel(String name) {
        assertThatThrownBy(() -> TriggerConverter.toDraft(read("{\"build\":{\"name\":\"y\"}}"), name))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageStartingWith("metadata.name: Invalid value");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new ImageTriggerSpec.Webhook("https://x", "whsec_abc", null, null, null, null, null, null)
                        .toString())
                .doesNotContain("whsec_abc");
    }

    private static ImageTrigger read(String spec) throws IOException {
        return KubernetesJson.mapper().readValue("{\"spec\":" + spec + '}', ImageTrigger.class);
    }
}
