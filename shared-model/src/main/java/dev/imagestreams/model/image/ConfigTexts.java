package dev.imagestreams.model.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An image's configuration as texts that can be compared: {@code user}, {@code workingDir}, {@code entrypoint} and
 * {@code cmd} (their words with spaces between them), {@code env.<NAME>}, {@code exposedPorts.<port>/<protocol>} and
 * {@code volumes.<path>} (with empty texts). What the image does not say has no key. Labels are not among them. Pure.
 */
public final class ConfigTexts {

    private static final String USER = "user";
    private static final String WORKING_DIR = "workingDir";
    private static final String ENTRYPOINT = "entrypoint";
    private static final String CMD = "cmd";
    private static final String ENV = "env.";
    private static final String EXPOSED_PORTS = "exposedPorts.";
    private static final String VOLUMES = "volumes.";

    private static final List<String> WHOLE = List.of(USER, WORKING_DIR, ENTRYPOINT, CMD);
    private static final List<String> BEGINNINGS = List.of(ENV, EXPOSED_PORTS, VOLUMES);

    /** Characters of a key and its text together: what is longer is content, and nothing to choose by. */
    private static final int LONGEST = 1024;

    /** They are told with every move of a tag, so an image cannot make them many. */
    private static final int MOST = 256;

    private ConfigTexts() {}

    /** At most 256, of at most 1,024 characters each; what is over is left out. */
    public static Map<String, String> of(ContainerConfig config) {
        Map<String, String> texts = new TreeMap<>();
        put(texts, USER, config.user());
        put(texts, WORKING_DIR, config.workingDir());
        put(texts, ENTRYPOINT, String.join(" ", config.entrypoint()));
        put(texts, CMD, String.join(" ", config.cmd()));
        config.exposedPorts().forEach(port -> add(texts, EXPOSED_PORTS + port, ""));
        config.volumes().forEach(path -> add(texts, VOLUMES + path, ""));
        for (String variable : config.env()) {
            int equals = variable.indexOf('=');
            add(
                    texts,
                    ENV + (equals < 0 ? variable : variable.substring(0, equals)),
                    equals < 0 ? "" : variable.substring(equals + 1));
        }
        return Map.copyOf(texts);
    }

    /** Whether an image can have a text of this key. */
    public static boolean isKey(String key) {
        return WHOLE.contains(key)
                || BEGINNINGS.stream().anyMatch(start -> key.startsWith(start) && key.length() > start.length());
    }

    private static void put(Map<String, String> texts, String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            add(texts, key, text);
        }
    }

    private static void add(Map<String, String> texts, String key, String text) {
        if (isKey(key) && texts.size() < MOST && key.length() + text.length() <= LONGEST) {
            texts.put(key, text);
        }
    }
}
