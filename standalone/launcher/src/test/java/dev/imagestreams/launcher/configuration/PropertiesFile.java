package dev.imagestreams.launcher.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code application.properties} with the comments that explain it. Entries of a profile ({@code %test.…}) are left
 * out: they are not for operators.
 */
record PropertiesFile(List<Entry> entries) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]+)}");

    /** @param comment the lines above the entry, joined; empty if there are none */
    record Entry(String key, String value, String comment) {}

    static PropertiesFile read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                comment.add(line.substring(1).trim());
            } else if (line.isBlank()) {
                comment.clear();
            } else {
                int equals = line.indexOf('=');
                if (!line.startsWith("%")) {
                    String key = line.substring(0, equals).trim();
                    entries.add(new Entry(key, line.substring(equals + 1).trim(), String.join(" ", comment)));
                }
                comment.clear();
            }
        }
        return new PropertiesFile(entries);
    }

    Optional<String> value(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** Keys that values refer to without giving a default: somebody has to set them. */
    Set<String> references() {
        Set<String> keys = new TreeSet<>();
        for (Entry entry : entries) {
            Matcher reference = REFERENCE.matcher(entry.value());
            while (reference.find()) {
                keys.add(reference.group(1));
            }
        }
        return keys;
    }
}
