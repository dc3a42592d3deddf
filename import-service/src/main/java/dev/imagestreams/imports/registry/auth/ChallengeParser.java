package dev.imagestreams.imports.registry.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code WWW-Authenticate} (RFC 9110 §11.6.1): several challenges may share one header, separated by the same
 * comma that separates parameters. Schemes other than Basic and Bearer, and whatever cannot be read, are skipped: a
 * registry that cannot be understood is one that has not been authenticated to.
 */
public final class ChallengeParser {

    private static final String TOKEN_EXTRAS = "!#$%&'*+-.^_`|~";
    private static final String TOKEN68_EXTRAS = "-._~+/";

    private final String text;
    private int position;

    private ChallengeParser(String text) {
        this.text = text;
    }

    public static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.forEach(header -> new ChallengeParser(header).readInto(challenges));
        return challenges;
    }

    private void readInto(List<Challenge> challenges) {
        while (true) {
            skipSeparators();
            String scheme = token();
            if (scheme.isEmpty()) {
                return;
            }
            skipSpaces();
            Map<String, String> parameters = skipToken68() ? Map.of() : parameters();
            switch (scheme.toLowerCase(Locale.ROOT)) {
                case "basic" -> challenges.add(new Challenge.Basic(parameters.getOrDefault("realm", "")));
                case "bearer" -> {
                    if (parameters.containsKey("realm")) {
                        challenges.add(new Challenge.Bearer(
                                parameters.get("realm"), parameters.get("service"), parameters.get("scope")));
                    }
                }
                default -> {
                    // Negotiate, Digest and others: nothing we could answer.
                }
            }
        }
    }

    /** Credentials without a name, as Negotiate has them; never ours, but they must not be taken for a parameter. */
    private boolean skipToken68() {
        int start = position;
        skipWhile(TOKEN68_EXTRAS);
        int end = position;
        while (peek() == '=') {
            position++;
        }
        boolean padded = position > end;
        skipSpaces();
        if (end > start && padded && (position == text.length() || peek() == ',')) {
            return true;
        }
        position = start;
        return false;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        while (true) {
            skipSeparators();
            int start = position;
            String name = token();
            skipSpaces();
            if (name.isEmpty() || peek() != '=') {
                // A token without a value is the scheme of the next challenge.
                position = start;
                return parameters;
            }
            position++;
            skipSpaces();
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), peek() == '"' ? quoted() : token());
        }
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < text.length() && peek() != '"') {
            if (peek() == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position++));
        }
        position = Math.min(position + 1, text.length());
        return value.toString();
    }

    private String token() {
        int start = position;
        skipWhile(TOKEN_EXTRAS);
        return text.substring(start, position);
    }

    private void skipWhile(String extras) {
        while (position < text.length() && (isAlphanumeric(peek()) || extras.indexOf(peek()) >= 0)) {
            position++;
        }
    }

    private void skipSpaces() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    private void skipSeparators() {
        while (peek() == ' ' || peek() == '\t' || peek() == ',') {
            position++;
        }
    }

    /** The character at the position, or NUL at the end. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
