package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the query of a write asks for: {@code metav1.CreateOptions}, {@code UpdateOptions} and {@code PatchOptions}.
 *
 * @param dryRun decide and answer, and keep nothing
 * @param validation what to do about fields the kind does not have
 * @param fieldManager who writes, as it names itself
 * @param force take fields from other managers; for server-side apply
 */
public record WriteOptions(boolean dryRun, Validation validation, Optional<String> fieldManager, boolean force) {

    private static final String ALL = "All";

    /** {@code fieldValidation}. */
    public enum Validation {
        IGNORE,
        WARN,
        STRICT
    }

    /** @throws StatusException {@code BadRequest} for a value that means nothing */
    public static WriteOptions of(Parameters query) {
        return new WriteOptions(
                isDryRun(query.all("dryRun")),
                query.find("fieldValidation").map(WriteOptions::validation).orElse(Validation.WARN),
                query.find("fieldManager"),
                query.find("force").filter(Boolean::parseBoolean).isPresent());
    }

    static boolean isDryRun(@Nullable List<String> values) {
        if (values == null || values.stream().allMatch(String::isEmpty)) {
            return false;
        }
        if (!values.stream().allMatch(ALL::equals)) {
            throw invalid("dryRun", values.toString(), "\"All\"");
        }
        return true;
    }

    private static Validation validation(String value) {
        return switch (value) {
            case "Ignore" -> Validation.IGNORE;
            case "Warn" -> Validation.WARN;
            case "Strict" -> Validation.STRICT;
            default -> throw invalid("fieldValidation", '"' + value + '"', "\"Ignore\", \"Warn\", \"Strict\"");
        };
    }

    private static StatusException invalid(String field, String value, String supported) {
        return new StatusException(Statuses.badRequest(String.format(
                Locale.ROOT, "%s: Unsupported value: %s: supported values: %s", field, value, supported)));
    }
}
