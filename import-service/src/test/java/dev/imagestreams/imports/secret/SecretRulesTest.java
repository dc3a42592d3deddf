package dev.imagestreams.imports.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Housekeeping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kubernetes' rules and words for secrets. */
class SecretRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    kubernetes.io/dockerconfigjson | other              | {}      | data[.dockerconfigjson]: Required value
                    kubernetes.io/dockerconfigjson | .dockerconfigjson  | ~~      | data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": unexpected end of JSON input
                    kubernetes.io/dockerconfigjson | .dockerconfigjson  | {"a     | data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": unexpected end of JSON input
                    kubernetes.io/dockerconfigjson | .dockerconfigjson  | hunter2 | data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character looking for beginning of value
                    kubernetes.io/dockerconfigjson | .dockerconfigjson  | ["a"]   | data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": json: cannot unmarshal array into Go value of type map[string]interface {}
                    kubernetes.io/dockerconfigjson | .dockerconfigjson  | {} {}   | data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character after top-level value
                    kubernetes.io/dockercfg        | .dockerconfigjson  | {}      | data[.dockercfg]: Required value
                    kubernetes.io/dockercfg        | .dockercfg         | 1       | data[.dockercfg]: Invalid value: "<secret contents redacted>": json: cannot unmarshal number into Go value of type map[string]interface {}
                    kubernetes.io/basic-auth       | other              | x       | [data[username]: Required value, data[password]: Required value]
                    kubernetes.io/ssh-auth         | other              | x       | data[ssh-privatekey]: Required value
                    kubernetes.io/tls              | tls.crt            | x       | data[tls.key]: Required value
                    kubernetes.io/service-account-token | token         | x       | metadata.annotations[kubernetes.io/service-account.name]: Required value
                    Opaque                         | ..a                | x       | data[..a]: Invalid value: "..a": must not start with '..'
                    """)
    void saysWhatIsMissingOrWrong(String type, String key, String value, String message) {
        assertThat(failure(draft(type, false, key, value))).hasMessage(message);
        assertThat(failure(draft(type, false, key, value)).code()).isEqualTo(ErrorCode.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "kubernetes.io/dockerconfigjson, .dockerconfigjson, {}",
        "kubernetes.io/dockercfg, .dockercfg, null",
        "kubernetes.io/basic-auth, password, x",
        "kubernetes.io/ssh-auth, ssh-privatekey, x",
        "example.com/own, anything, x"
    })
    void acceptsWhatHasWhatItsTypePromises(String type, String key, String value) {
        assertThatCode(() -> SecretRules.requireValid(draft(type, false, key, value)))
                .doesNotThrowAnyException();
    }

    @Test
    void boundsTheData() {
        SecretDraft largest = draft("Opaque", false, "k", "x".repeat(1024 * 1024));
        SecretDraft larger = draft("Opaque", false, "k", "x".repeat(1024 * 1024 + 1));

        assertThatCode(() -> SecretRules.requireValid(largest)).doesNotThrowAnyException();
        assertThat(failure(larger)).hasMessage("data: Too long: must have at most 1048576 bytes");
    }

    @Test
    void saysWhatANameIs() {
        SecretDraft draft = new SecretDraft(
                null, null, "Bad_Name", Map.of(), Map.of(), Housekeeping.NONE, "Opaque", false, Map.of());

        assertThat(failure(draft))
                .hasMessageStartingWith(
                        "metadata.name: Invalid value: \"Bad_Name\": a lowercase RFC 1123 subdomain must consist of");
    }

    @Test
    void keepsTheType() {
        SecretDraft before = draft("Opaque", false, "k", "x");

        assertThat(updateFailure(before, draft("example.com/own", false, "k", "x")))
                .hasMessage("type: Invalid value: \"example.com/own\": field is immutable");
    }

    @Test
    void keepsWhatIsImmutable() {
        SecretDraft before = draft("Opaque", true, "k", "x");

        assertThat(updateFailure(before, draft("Opaque", true, "k", "y")))
                .hasMessage("data: Forbidden: field is immutable when `immutable` is set");
        assertThat(updateFailure(before, draft("Opaque", false, "k", "x")))
                .hasMessage("immutable: Forbidden: field is immutable when `immutable` is set");
        assertThatCode(() -> SecretRules.requireValidUpdate(before, draft("Opaque", true, "k", "x")))
                .doesNotThrowAnyException();
    }

    private static ImageStreamException failure(SecretDraft draft) {
        return catchThrowableOfType(ImageStreamException.class, () -> SecretRules.requireValid(draft));
    }

    private static ImageStreamException updateFailure(SecretDraft before, SecretDraft draft) {
        return catchThrowableOfType(ImageStreamException.class, () -> SecretRules.requireValidUpdate(before, draft));
    }

    private static SecretDraft draft(String type, boolean immutable, String key, String value) {
        String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return new SecretDraft(
                null, null, "a", Map.of(), Map.of(), Housekeeping.NONE, type, immutable, Map.of(key, base64));
    }
}
