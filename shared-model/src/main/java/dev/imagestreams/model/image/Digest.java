package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The content address of a blob or manifest: {@code algorithm:hex}, e.g. {@code sha256:e3b0…}.
 *
 * <p>Follows the digest grammar of the Docker reference format, which OpenShift uses; for {@code sha256} and
 * {@code sha512} the length and lower case that the OCI image specification asks for are enforced as well.
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {

    /** Bounds the work of matching; a sha512 digest has 135. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern GRAMMAR =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-fA-F]{32,})");
    private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]+");

    public Digest {
        String text = algorithm + ':' + hex;
        if (text.length() > MAX_LENGTH || !GRAMMAR.matcher(text).matches() || !lengthFits(algorithm, hex)) {
            throw malformed(text);
        }
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no digest */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw malformed(text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The SHA-256 digest of these bytes. */
    public static Digest sha256(byte[] content) {
        return compute("sha256", "SHA-256", content);
    }

    /** Whether these bytes are what this digest names. Only sha256 and sha512 can be verified; others never match. */
    public boolean matches(byte[] content) {
        return switch (algorithm) {
            case "sha256" -> equals(sha256(content));
            case "sha512" -> equals(compute("sha512", "SHA-512", content));
            default -> false;
        };
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return algorithm + ':' + hex;
    }

    private static ImageStreamException malformed(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, 32) + "…";
        return new ImageStreamException(ErrorCode.BAD_REQUEST, "invalid digest \"" + shown + '"');
    }

    private static Digest compute(String algorithm, String provider, byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance(provider).digest(content);
            return new Digest(algorithm, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + provider, e);
        }
    }

    private static boolean lengthFits(String algorithm, String hex) {
        return switch (algorithm) {
            case "sha256" -> hex.length() == 64 && LOWER_HEX.matcher(hex).matches();
            case "sha512" -> hex.length() == 128 && LOWER_HEX.matcher(hex).matches();
            default -> true;
        };
    }
}
