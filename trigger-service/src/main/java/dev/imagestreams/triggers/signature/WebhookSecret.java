package dev.imagestreams.triggers.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The shared secret of a webhook endpoint, in Standard Webhooks' spelling {@code whsec_} + base64 of 24 to 64 bytes.
 * Never shows itself in {@link #toString}.
 */
public final class WebhookSecret implements SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "v1,";
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int GENERATED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static WebhookSecret generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /** Empty if the text is not of the form above. */
    public static Optional<WebhookSecret> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return bytes.length < MIN_BYTES || bytes.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new WebhookSecret(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param bytes of a secret that was parsed or generated before */
    public static WebhookSecret ofBytes(byte[] bytes) {
        return new WebhookSecret(bytes.clone());
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String sign(byte[] content) {
        return SCHEME + Base64.getEncoder().encodeToString(mac(bytes, content));
    }

    /** As GitHub signs: under the text of the secret, because its receivers take any text for one. */
    String hexOfBody(byte[] body) {
        return HexFormat.of().formatHex(mac(reveal().getBytes(StandardCharsets.UTF_8), body));
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
