package dev.imagestreams.gateway.hook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    private static final String SECRET = "a secret of good length";
    private static final String NEXT = "the secret that replaces it";
    private static final Trust TRUST = new Trust(new Secrets(List.of(SECRET, NEXT)), "X-Key", null, null);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {SECRET, NEXT, "Bearer " + SECRET, "bearer " + NEXT})
    void aSharedSecretComesAloneOrAsBearer(String value) {
        assertThat(new SharedSecret().isGivenBy(with("x-key", value), TRUST)).isTrue();
    }

    @Test
    void aSharedSecretComesAsPasswordOfAnybody() {
        String pair = Base64.getEncoder().encodeToString(("any:" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(new SharedSecret().isGivenBy(with("X-Key", "Basic " + pair), TRUST))
                .isTrue();
    }

    @Test
    void aSharedSecretComesInTheAddress() {
        assertThat(new SharedSecret().isGivenBy(new HookRequest(Map.of(), BODY, NEXT), TRUST))
                .isTrue();
        assertThat(new SharedSecret().isGivenBy(new HookRequest(Map.of(), BODY, "guessed"), TRUST))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer ", "Bearer", "Basic ", "Basic %%%", "Basic YW55", "a secret of good lengt", "\u0001"
            })
    void anythingElseIsNoSecret(String value) {
        assertThat(new SharedSecret().isGivenBy(with("X-Key", value), TRUST)).isFalse();
        assertThat(new SharedSecret().isGivenBy(with("Authorization", SECRET), TRUST))
                .as("another header than configured")
                .isFalse();
    }

    @Test
    void withoutSecretsNothingIsProven() {
        Trust nobody = new Trust(new Secrets(List.of()), "X-Key", null, null);

        assertThat(new SharedSecret().isGivenBy(with("X-Key", ""), nobody)).isFalse();
    }

    @Test
    void aSignatureHoldsForItsBodyOnly() throws Exception {
        Signature signature = Signature.sha256("sha256=", "X-Sign");
        String good = hex("HmacSHA256", NEXT);

        assertThat(signature.isGivenBy(with("X-Sign", "sha256=" + good), TRUST)).isTrue();
        assertThat(signature.isGivenBy(new HookRequest(Map.of("X-Sign", "sha256=" + good), new byte[1], null), TRUST))
                .isFalse();
        assertThat(signature.isGivenBy(with("X-Sign", good), TRUST))
                .as("without its prefix")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha256=00", "sha256=" + SECRET})
    void whatIsNoSignatureHoldsForNothing(String value) {
        assertThat(Signature.sha256("sha256=", "X-Sign").isGivenBy(with("X-Sign", value), TRUST))
                .isFalse();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() throws Exception {
        Proof either = Signature.sha256("", "X-One", "X-Two").or(Signature.sha1("X-Old"));

        assertThat(either.isGivenBy(with("X-Two", hex("HmacSHA256", SECRET)), TRUST))
                .isTrue();
        assertThat(either.isGivenBy(with("X-Old", hex("HmacSHA1", SECRET)), TRUST))
                .isTrue();
        assertThat(either.isGivenBy(with("X-Old", hex("HmacSHA256", SECRET)), TRUST))
                .isFalse();
    }

    @Test
    void nothingOfASecretIsPrinted() {
        assertThat(TRUST + " " + with("X-Key", SECRET)).doesNotContain(SECRET).doesNotContain(NEXT);
    }

    private static HookRequest with(String header, String value) {
        return new HookRequest(Map.of(header, value), BODY, null);
    }

    private static String hex(String algorithm, String secret) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(BODY));
    }
}
