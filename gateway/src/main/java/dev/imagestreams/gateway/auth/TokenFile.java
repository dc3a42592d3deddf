package dev.imagestreams.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The users of a static token file. Tokens themselves are not kept: users are found by the SHA-256 of the token, so that
 * neither the time a look-up takes nor a heap dump tells a token.
 */
final class TokenFile {

    private static final int FIELDS_WITHOUT_GROUPS = 3;

    private final Map<String, User> usersByHash;

    private TokenFile(Map<String, User> usersByHash) {
        this.usersByHash = Map.copyOf(usersByHash);
    }

    /** @throws IllegalArgumentException naming the line that cannot be read, and never the token in it */
    static TokenFile parse(String text) {
        Map<String, User> users = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = split(line, number);
            if (fields.size() < FIELDS_WITHOUT_GROUPS
                    || fields.get(0).isEmpty()
                    || fields.get(1).isEmpty()) {
                throw new IllegalArgumentException(
                        "line " + number + " of the token file is not token,user,uid[,\"group,group\"]");
            }
            String groups = fields.size() > FIELDS_WITHOUT_GROUPS ? fields.get(FIELDS_WITHOUT_GROUPS) : "";
            users.put(hash(fields.get(0)), new User(fields.get(1), fields.get(2), groups(groups)));
        }
        return new TokenFile(users);
    }

    Optional<User> find(String token) {
        return Optional.ofNullable(usersByHash.get(hash(token)));
    }

    int size() {
        return usersByHash.size();
    }

    private static Set<String> groups(String list) {
        return Arrays.stream(list.split(","))
                .map(String::trim)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
    }

    /** One line of CSV (RFC 4180): a field may be quoted, and a quote in it is doubled. */
    private static List<String> split(String line, int number) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("line " + number + " of the token file has an open quote");
        }
        fields.add(field.toString());
        return fields;
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
