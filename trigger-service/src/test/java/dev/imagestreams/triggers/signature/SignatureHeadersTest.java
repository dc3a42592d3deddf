package dev.imagestreams.triggers.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.imagestreams.model.api.WebhookOptions.LegacySignature;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignatureHeadersTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "b4f7c7a5-6d0e-4c84-9b52-2d8d0d8f6a11";

    private final long now = Instant.now().getEpochSecond();

    @Test
    void whileASecretIsChangedReceiversWithEitherAreServed() {
        WebhookSecret fresh = WebhookSecret.generate();
        WebhookSecret old = WebhookSecret.generate();

        Map<String, String> headers = SignatureHeaders.of(List.of(fresh, old), List.of(), ID, now, BODY);

        assertThat(headers.get("webhook-signature").split(" ")).hasSize(2);
        assertThatCode(() -> verify(fresh, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verify(old, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(WebhookSecret.generate(), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void ed25519IsCheckedWithThePublicHalfAlone() throws GeneralSecurityException {
        Ed25519Key key = Ed25519Key.ofBytes(Ed25519Key.generate().bytes());

        String signature =
                SignatureHeaders.of(List.of(key), List.of(), ID, now, BODY).get("webhook-signature");

        assertThat(signature).startsWith("v1a,");
        assertThat(isSignedBy(key.reveal(), signature, WebhookSignature.content(ID, now, BODY)))
                .isTrue();
        assertThat(isSignedBy(key.reveal(), signature, WebhookSignature.content(ID, now + 1, BODY)))
                .isFalse();
        assertThat(isSignedBy(Ed25519Key.generate().reveal(), signature, WebhookSignature.content(ID, now, BODY)))
                .isFalse();
    }

    @Test
    void signsAsTheFirstVectorOfTheStandardForEd25519() {
        // RFC 8032 §7.1, test 1: the empty message.
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] open = HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] pair = new byte[64];
        System.arraycopy(seed, 0, pair, 0, 32);
        System.arraycopy(open, 0, pair, 32, 32);

        String signature = Ed25519Key.ofBytes(pair).sign(new byte[0]);

        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701"
                        + "cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void legacyReceiversGetTheBodySignedUnderTheTextOfTheSecret() throws GeneralSecurityException {
        WebhookSecret secret = WebhookSecret.generate();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(BODY));

        Map<String, String> headers = SignatureHeaders.of(
                List.of(secret), List.of(LegacySignature.GITHUB, LegacySignature.FLUX), ID, now, BODY);

        assertThat(headers).containsEntry("x-hub-signature-256", expected).containsEntry("x-signature", expected);
    }

    @Test
    void nothingOfAKeyShowsInItsText() {
        Ed25519Key key = Ed25519Key.generate();
        String seed = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(key.bytes(), 32));

        assertThat(key.toString()).doesNotContain(seed).contains(key.reveal());
        assertThat(WebhookSecret.generate().toString()).doesNotContain("whsec_");
    }

    private static void verify(WebhookSecret secret, Map<String, String> headers) throws WebhookVerificationException {
        Map<String, List<String>> multi = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret.reveal())
                .verify(new String(BODY, StandardCharsets.UTF_8), HttpHeaders.of(multi, (name, value) -> true));
    }

    private static boolean isSignedBy(String open, String signature, byte[] content) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(open.substring("whpk_".length()));
        byte[] header = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = new byte[header.length + raw.length];
        System.arraycopy(header, 0, encoded, 0, header.length);
        System.arraycopy(raw, 0, encoded, header.length, raw.length);
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(content);
        return verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length())));
    }
}
