package dev.imagestreams.triggers.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.testing.TopicsOf;
import dev.imagestreams.triggers.topic.AllowedTopics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerRulesTest {

    private static final AllowedTopics TOPICS = TopicsOf.allowed("builds.{namespace}.*", "ci-events");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example",
                "http://10.0.0.1:8080/hooks?team=a&x=%20",
                "HTTPS://ci.example:65535/",
                "http://[::1]:8080/hook"
            })
    void takesUrlsOfEndpoints(String url) {
        assertThatCode(() -> TriggerRules.check("team", webhook(url), TOPICS)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://ci.example, must begin with",
        "ci.example/hook, must begin with",
        "mailto:me@ci.example, must begin with",
        "https://user:secret@ci.example, must not contain a user",
        "https://user@under_score/, must not contain a user",
        "https:///hook, must name a host",
        "https:/hook, must name a host",
        "https://ci.example/#top, must not have a fragment",
        "https://ci.example:0/, must have a port",
        "https://ci.example:70000/, must have a port",
        "https://ci example/, is not a URL"
    })
    void refusesUrlsThatAreNoEndpoints(String url, String reason) {
        ImageStreamException refused = refused("team", webhook(url));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refused.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.field()).isEqualTo("spec.webhook.url");
            assertThat(cause.message()).contains(reason);
        });
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        TriggerDraft draft =
                new TriggerDraft("Not A Label", "UPPER", null, false, new TriggerTarget.Webhook(" ", "hunter2"));

        List<String> fields =
                refused("-team", draft).causes().stream().map(FieldError::field).toList();

        assertThat(fields)
                .containsExactly(
                        "metadata.namespace",
                        "metadata.name",
                        "spec.from.stream",
                        "spec.webhook.url",
                        "spec.webhook.secret");
    }

    @Test
    void doesNotRepeatASecretItRefuses() {
        TriggerDraft draft = new TriggerDraft(
                "ci", null, null, false, new TriggerTarget.Webhook("https://ci.example", "whsec_almostGood"));

        assertThat(refused("team", draft)).hasMessageNotContaining("almostGood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void refusesConsumersWithoutAName(String name) {
        assertThat(refused("team", new TriggerDraft("ci", null, null, false, new TriggerTarget.Build(name)))
                        .causes())
                .singleElement()
                .extracting(FieldError::field)
                .isEqualTo("spec.build.name");
        assertThat(refused("team", new TriggerDraft("ci", null, null, false, new TriggerTarget.Deploy(name)))
                        .causes())
                .singleElement()
                .extracting(FieldError::field)
                .isEqualTo("spec.deploy.name");
    }

    @Test
    void refusesWhatADatabaseCannotKeepWhereverItHides() {
        LabelSelector odd = new LabelSelector(Map.of("a\0b", "c"), List.of());
        TriggerDraft draft = new TriggerDraft(
                null,
                null,
                "ci",
                Map.of(),
                Map.of("note", "a\0b"),
                TriggerWatch.EVERYTHING,
                new TriggerConditions(false, List.of(), odd),
                TriggerPace.DEFAULT,
                false,
                new TriggerTarget.Webhook("https://ci.example", null));

        assertThat(refused("team", draft).causes())
                .extracting(FieldError::field)
                .containsExactly("metadata.annotations[note]", "spec");
    }

    @ParameterizedTest
    @CsvSource({"builds.team.web, true", "ci-events, true", "builds.other.web, false", "image-changed, false"})
    void consumersMayNameTheTopicsTheOperatorSays(String topic, boolean allowed) {
        TriggerDraft draft = new TriggerDraft("ci", null, null, false, new TriggerTarget.Deploy("web", topic));

        if (allowed) {
            assertThatCode(() -> TriggerRules.check("team", draft, TOPICS)).doesNotThrowAnyException();
        } else {
            assertThat(refused("team", draft).causes())
                    .extracting(FieldError::field)
                    .containsExactly("spec.deploy.topic");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "user, true",
        "env.JAVA_VERSION, true",
        "env., false",
        "labels.stage, false",
        "exposedPorts.80/tcp, true"
    })
    void configurationsAreAskedByTheirKeys(String key, boolean known) {
        TriggerDraft draft = new TriggerDraft(
                "ci",
                TriggerWatch.EVERYTHING,
                new TriggerConditions(false, List.of(), null, new LabelSelector(Map.of(key, "1"), List.of())),
                TriggerPace.DEFAULT,
                false,
                new TriggerTarget.Build("b"));

        if (known) {
            assertThatCode(() -> TriggerRules.check("team", draft, TOPICS)).doesNotThrowAnyException();
        } else {
            assertThat(refused("team", draft).causes())
                    .extracting(FieldError::field)
                    .containsExactly("spec.conditions.imageConfig");
        }
    }

    private static TriggerDraft webhook(String url) {
        return new TriggerDraft("ci", "app", null, false, new TriggerTarget.Webhook(url, null));
    }

    private static ImageStreamException refused(String namespace, TriggerDraft draft) {
        return catchThrowableOfType(ImageStreamException.class, () -> TriggerRules.check(namespace, draft, TOPICS));
    }
}
