package dev.imagestreams.gateway.image.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import io.fabric8.openshift.api.model.ImageTag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagStateTest {

    private static final String ITEM =
            "{\"created\":\"2026-01-01T00:00:00Z\",\"dockerImageReference\":\"q/a\",\"image\":\"sha256:1\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            null                                                         | null                    | ''        | ''
            {"generation":1}                                             | null                    | ''        | ''
            {"from":{"kind":"DockerImage","name":"q/a:1"},"generation":1} | null                   | Tag       | q/a:1
            {"from":{"kind":"DockerImage","name":"q/a:1"},"reference":true} | null                 | Ref       | q/a:1
            {"from":{"kind":"DockerImage","name":"q/a"},"reference":true,"importPolicy":{"scheduled":true}} | null | Scheduled | q/a
            {"from":{"kind":"DockerImage","name":"q/a"},"generation":3}  | {"items":[ITEM,"generation":2}]} | Tag | Importing
            {"from":{"kind":"DockerImage","name":"q/a"},"generation":2}  | {"items":[ITEM,"generation":2}]} | Tag | image/sha256:1
            {"from":{"kind":"DockerImage","name":"q/a"},"generation":2}  | {"items":[ITEM,"generation":3}]} | Push | image/sha256:1
            null                                                         | {"items":[ITEM,"generation":3}]} | Push | image/sha256:1
            {"from":{"kind":"ImageStreamTag","name":"v1"},"generation":1} | {"items":[ITEM,"generation":3}]} | Track | image/sha256:1
            {"from":{"kind":"ImageStreamTag","name":"v1"}}               | null                    | Track     | istag/v1
            {"from":{"kind":"ImageStreamTag","name":"a:v1","namespace":"x"}} | null                | Tag       | istag x/a:v1
            {"from":{"kind":"ImageStreamImage","name":"a@sha256:2"}}     | null                    | Tag       | image/sha256:2
            {"from":{"kind":"DockerImage","name":""}}                    | null                    | Tag       | InvalidRefName
            {"from":{"kind":"Bogus","name":"x"}}                         | null                    | Tag       | InvalidRefKind
            {"from":{"kind":"DockerImage","name":"q/a"}}                 | {"items":null,"conditions":[{"type":"ImportSuccess","status":"False","reason":"NotFound"}]} | Tag | ImportFailed (NotFound)
            """)
    void aTagIsToldInTheWordsOfOpenShift(String spec, String status, String origin, String outcome)
            throws JsonProcessingException {
        ImageTag tag = KubernetesJson.mapper()
                .readValue(
                        "{\"metadata\":{\"name\":\"app:t\",\"namespace\":\"demo\"},\"spec\":%s,\"status\":%s}"
                                .formatted(spec, status.replace("ITEM", ITEM)),
                        ImageTag.class);

        ImageTagState state = new ImageTagState(tag);

        assertThat(state.origin()).isEqualTo(origin);
        assertThat(state.outcome()).isEqualTo(outcome);
    }
}
