package dev.imagestreams.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.LabelSelector.Operator;
import dev.imagestreams.model.api.LabelSelector.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front");

    @ParameterizedTest
    @CsvSource({
        "app, IN, web, true",
        "app, IN, api, false",
        "team, IN, web, false",
        "app, NOT_IN, web, false",
        "app, NOT_IN, api, true",
        "team, NOT_IN, web, true",
        "app, EXISTS, , true",
        "team, EXISTS, , false",
        "app, DOES_NOT_EXIST, , false",
        "team, DOES_NOT_EXIST, , true"
    })
    void comparesAsKubernetesDoes(String key, Operator operator, String value, boolean matches) {
        List<String> values = value == null ? List.of() : List.of(value);

        LabelSelector selector = new LabelSelector(Map.of(), List.of(new Requirement(key, operator, values)));

        assertThat(selector.matches(LABELS)).isEqualTo(matches);
    }

    @Test
    void allRequirementsHaveToHold() {
        Requirement tier = new Requirement("tier", Operator.EXISTS, List.of());

        assertThat(new LabelSelector(Map.of("app", "web"), List.of(tier)).matches(LABELS))
                .isTrue();
        assertThat(new LabelSelector(Map.of("app", "api"), List.of(tier)).matches(LABELS))
                .isFalse();
        assertThat(new LabelSelector(Map.of(), List.of()).matches(Map.of())).isTrue();
    }

    @Test
    void readsWhatKubernetesWrites() throws IOException {
        LabelSelector selector = ModelJson.mapper()
                .readValue(
                        """
                        {"matchLabels":{"app":"web"},
                         "matchExpressions":[{"key":"tier","operator":"DoesNotExist"}]}
                        """,
                        LabelSelector.class);

        assertThat(selector.matches(Map.of("app", "web"))).isTrue();
        assertThat(selector.matches(LABELS)).isFalse();
    }
}
