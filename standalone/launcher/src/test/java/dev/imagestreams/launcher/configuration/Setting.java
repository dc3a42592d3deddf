package dev.imagestreams.launcher.configuration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting a service reads.
 *
 * @param key as in a properties file; {@code *} stands for a name of the operator's choosing
 * @param defaultValue null if there is none
 * @param required the service does not start without it
 * @param description Markdown
 */
public record Setting(String key, @Nullable String defaultValue, boolean required, String description) {

    Setting notRequired() {
        return new Setting(key, defaultValue, false, description);
    }

    public String environmentVariable() {
        return environmentVariable(key);
    }

    /** The name an environment variable must have to set a key: MicroProfile Config, "Environment Variables Mapping". */
    public static String environmentVariable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether an environment variable sets this, whatever stands for {@code *}. */
    public boolean isSetBy(String variable) {
        String pattern = environmentVariable(key.replace("*", "0ANY0")).replace("0ANY0", "[A-Z0-9_]+");
        return variable.matches(pattern);
    }
}
