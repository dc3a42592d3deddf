package dev.imagestreams.gateway.api.accept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.accept.Accepted.As;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            application/json                                                                | false | WHOLE    | ''
            */*                                                                             | false | WHOLE    | ''
            application/yaml                                                                | true  | WHOLE    | ''
            application/vnd.kubernetes.protobuf,application/json                            | false | WHOLE    | ''
            text/html,application/yaml;q=0.5,application/json;q=0.9                         | false | WHOLE    | ''
            application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json              | false | TABLE    | v1beta1
            application/json;as=Table;v=v9;g=meta.k8s.io,application/json                   | false | WHOLE    | ''
            application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1                | false | METADATA | v1
            application/json;q=0,application/yaml                                           | true  | WHOLE    | ''
            """)
    void theFirstPreferenceThatWeSpeakWins(String header, boolean yaml, As as, String version) {
        assertThat(Accepted.of(header)).contains(new Accepted(yaml, as, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/vnd.kubernetes.protobuf",
                "application/json;as=Table;v=v9;g=meta.k8s.io",
                "application/json;q=0"
            })
    void whatWeDoNotSpeakIsNotAcceptable(String header) {
        assertThat(Accepted.of(header)).isEmpty();
    }

    @Test
    void whoSaysNothingGetsJson() {
        assertThat(Accepted.of(null)).contains(new Accepted(false, As.WHOLE, ""));
    }
}
