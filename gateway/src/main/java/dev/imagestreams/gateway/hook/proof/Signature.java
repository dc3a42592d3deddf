package dev.imagestreams.gateway.hook.proof;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash (HMAC) of the body's bytes, in hexadecimal.
 *
 * @param algorithm name of the hash in Java's words
 * @param headers where the signature may stand; one that holds is enough
 * @param prefix what stands before the digits, such as {@code sha256=}; may be empty
 */
public record Signature(String algorithm, List<String> headers, String prefix) implements Proof {

    public static Signature sha256(String prefix, String... headers) {
        return new Signature("HmacSHA256", List.of(headers), prefix);
    }

    public static Signature sha1(String... headers) {
        return new Signature("HmacSHA1", List.of(headers), "");
    }

    @Override
    public boolean isGivenBy(HookRequest request, Trust trust) {
        boolean found = false;
        for (String name : headers) {
            String value = request.header(name).orElse("");
            if (value.startsWith(prefix) && value.length() > prefix.length()) {
                found |= trust.secrets().anyYields(digits(value), secret -> hmac(secret, request.body()));
            }
        }
        return found;
    }

    /** What is no hexadecimal number is the signature of nothing. */
    private byte[] digits(String value) {
        try {
            return HexFormat.of().parseHex(value.substring(prefix.length()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] hmac(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
