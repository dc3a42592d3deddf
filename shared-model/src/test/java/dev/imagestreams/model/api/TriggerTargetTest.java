package dev.imagestreams.model.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.ModelJson;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTargetTest {

    private final ObjectMapper json = ModelJson.mapper();

    @Test
    void aSecretTravelsInJsonAndNeverInText() throws JsonProcessingException {
        TriggerTarget hook = new TriggerTarget.Webhook("https://ci.example.org/hook", "whsec_c2VjcmV0");
        Trigger trigger = new Trigger(
                new UUID(0, 1),
                "team",
                new TriggerDraft("ci", null, null, false, hook),
                1,
                "alice",
                Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(json.readValue(json.writeValueAsString(hook), TriggerTarget.class))
                .isEqualTo(hook);
        assertThat(trigger.toString()).contains("https://ci.example.org/hook").doesNotContain("c2VjcmV0");
    }

    @Test
    void theKindTellsTargetsApart() throws JsonProcessingException {
        assertThat(json.writeValueAsString(new TriggerTarget.Build("nightly")))
                .isEqualTo("{\"kind\":\"build\",\"name\":\"nightly\"}");
        assertThat(json.readValue("{\"kind\":\"deploy\",\"name\":\"shop\"}", TriggerTarget.class))
                .isEqualTo(new TriggerTarget.Deploy("shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"mail\",\"to\":\"x\"}",
                "{\"kind\":\"webhook\"}",
                "{\"kind\":\"build\"}",
                "{\"kind\":\"deploy\",\"name\":null}"
            })
    void aTargetThatSaysNotWhomToTellIsRefused(String body) {
        assertThatThrownBy(() -> json.readValue(body, TriggerTarget.class)).isInstanceOf(JsonProcessingException.class);
    }
}
