package dev.imagestreams.imports.registry.auth;

import java.time.Duration;
import java.time.Instant;

/** A bearer token, and until when to use it. */
record Token(String value, Instant expires) {

    /** Ends a token's use early enough that it does not expire on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    boolean usableAt(Instant now) {
        return now.plus(MARGIN).isBefore(expires);
    }

    String bearer() {
        return "Bearer " + value;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "token until " + expires;
    }
}
