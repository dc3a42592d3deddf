package dev.imagestreams.launcher.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Passwords, keys and tokens of one stack: made at random when first asked for, kept in a file only its owner can read,
 * never logged.
 */
public final class Secrets {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    public static Secrets in(DataFolder folder) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(folder.secrets())) {
            kept.load(new StringReader(Files.readString(folder.secrets())));
        }
        Map<String, String> values = new TreeMap<>();
        kept.forEach((name, value) -> values.put((String) name, (String) value));
        return new Secrets(folder.secrets(), values);
    }

    public String databaseSuperuser() throws IOException {
        return text("database.postgres");
    }

    /** @param role of the database */
    public String database(String role) throws IOException {
        return text("database." + role);
    }

    /** What services know each other by. */
    public String internalPassword() throws IOException {
        return text("internal.password");
    }

    /** Base64 of the key under which trigger-service keeps webhook secrets. */
    public String webhookKey() throws IOException {
        return value("webhooks.key", Base64.getEncoder().encodeToString(bytes()));
    }

    /** Base64 of the key under which import-service keeps the secrets of namespaces. */
    public String namespaceSecretsKey() throws IOException {
        return value("namespace.secrets.key", Base64.getEncoder().encodeToString(bytes()));
    }

    /** @param user of the gateway */
    public String token(String user) throws IOException {
        return text("token." + user);
    }

    private String text(String name) throws IOException {
        return value(name, HexFormat.of().formatHex(bytes()));
    }

    private synchronized String value(String name, String fresh) throws IOException {
        if (!values.containsKey(name)) {
            values.put(name, fresh);
            PrivateFile.write(
                    file,
                    values.entrySet().stream()
                            .map(entry -> entry.getKey() + '=' + entry.getValue() + '\n')
                            .collect(Collectors.joining()));
        }
        return values.get(name);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
