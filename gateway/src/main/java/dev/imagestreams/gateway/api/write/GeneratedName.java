package dev.imagestreams.gateway.api.write;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** {@code metadata.generateName}: a name made from a prefix, as Kubernetes makes them. */
public final class GeneratedName {

    /** No vowels and nothing that looks like another character, so that names are neither words nor mistyped. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int RANDOM = 5;
    private static final int LONGEST_PREFIX = 63 - RANDOM;

    /** As often as Kubernetes' API server tries. */
    private static final int ATTEMPTS = 8;

    private GeneratedName() {}

    /** Creates something under a new name, and under another while the name turns out to be taken. */
    public static <T> T of(String prefix, Function<String, T> creation) {
        for (int attempt = 1; ; attempt++) {
            try {
                return creation.apply(from(prefix));
            } catch (ImageStreamException e) {
                if (e.code() != ErrorCode.ALREADY_EXISTS || attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (StatusException e) {
                if (!ErrorCode.ALREADY_EXISTS.reason().equals(e.status().getReason()) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    static String from(String prefix) {
        StringBuilder name =
                new StringBuilder(prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix);
        for (int i = 0; i < RANDOM; i++) {
            name.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
