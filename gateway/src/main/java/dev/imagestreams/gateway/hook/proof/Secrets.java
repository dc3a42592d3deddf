package dev.imagestreams.gateway.hook.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The secrets a source may use now: one, or two while the operator changes it. All of them are tried always, and in a time
 * that does not depend on what was presented.
 */
public final class Secrets {

    /** Fewer characters can be guessed by asking often enough. */
    public static final int SHORTEST = 16;

    private final List<String> values;

    public Secrets(List<String> values) {
        this.values = List.copyOf(values);
    }

    public boolean contain(String presented) {
        return anyYields(presented.getBytes(StandardCharsets.UTF_8), secret -> secret);
    }

    /** Whether one of them passes; the check itself must not tell by its time how near a secret is. */
    boolean any(Predicate<String> check) {
        boolean found = false;
        for (String secret : values) {
            found |= check.test(secret);
        }
        return found;
    }

    /** Whether one of them, put through the function, gives what was presented. */
    boolean anyYields(byte[] presented, Function<byte[], byte[]> function) {
        boolean found = false;
        for (String secret : values) {
            byte[] expected = function.apply(secret.getBytes(StandardCharsets.UTF_8));
            // Hashed first: the comparison itself would tell whether the lengths agree.
            found |= MessageDigest.isEqual(sha256(expected), sha256(presented));
        }
        return found;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
