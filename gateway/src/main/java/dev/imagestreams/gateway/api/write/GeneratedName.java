package dev.imagestreams.gateway.api.write;

import java.util.concurrent.ThreadLocalRandom;

/** {@code metadata.generateName}: a name made from a prefix, as Kubernetes makes them. */
public final class GeneratedName {

    /** No vowels and nothing that looks like another character, so that names are neither words nor mistyped. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int RANDOM = 5;
    private static final int LONGEST_PREFIX = 63 - RANDOM;

    private GeneratedName() {}

    public static String from(String prefix) {
        StringBuilder name =
                new StringBuilder(prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix);
        for (int i = 0; i < RANDOM; i++) {
            name.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
