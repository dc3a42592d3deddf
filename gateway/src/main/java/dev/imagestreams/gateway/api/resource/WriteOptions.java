package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the query of a write asks for: {@code metav1.CreateOptions}, {@code UpdateOptions} and {@code PatchOptions}.
 *
 * @param dryRun decide and answer, and keep nothing
 * @param validation what to do about fields the kind does not have
 * @param fieldManager who writes, as it names itself
 * @param program what it writes with, by its {@code User-Agent}
 * @param force take fields from other managers; for server-side apply
 */
public record WriteOptions(
        boolean dryRun, Validation validation, Optional<String> fieldManager, String program, boolean force) {

    private static final String UNKNOWN_PROGRAM = "unknown";

    private static final String ALL = "All";
    private static final int LONGEST_MANAGER = 128;

    /** {@code fieldValidation}. */
    public enum Validation {
        IGNORE,
        WARN,
        STRICT
    }

    /**
     * @param kind of the options, as errors name them: {@code CreateOptions} and the like
     * @throws StatusException {@code Invalid} for a value that means nothing
     */
    public static WriteOptions of(Parameters query, @Nullable String userAgent, String kind) {
        query.find("fieldManager").ifPresent(manager -> checkManager(manager, kind));
        return new WriteOptions(
                isDryRun(query.all("dryRun"), kind),
                query.find("fieldValidation")
                        .map(value -> validation(value, kind))
                        .orElse(Validation.WARN),
                query.find("fieldManager"),
                program(userAgent),
                query.find("force").filter(Boolean::parseBoolean).isPresent());
    }

    /** Who writes: as it names itself, or else by the program it uses. */
    String manager() {
        return fieldManager.orElse(program);
    }

    /** @throws StatusException {@code Invalid} if fields are to be taken by something that claims none */
    void requireNoForce() {
        if (force) {
            throw new StatusException(RequestStatuses.invalidOption(
                    "PatchOptions",
                    "force",
                    "FieldValueForbidden",
                    "Forbidden: may not be specified for non-apply patch"));
        }
    }

    /** @throws StatusException {@code Invalid} if whoever applies does not name itself */
    String requiredManager() {
        return fieldManager.orElseThrow(() -> new StatusException(RequestStatuses.invalidOption(
                "PatchOptions", "fieldManager", "FieldValueRequired", "Required value: is required for apply patch")));
    }

    WriteOptions ignoringFields() {
        return new WriteOptions(dryRun, Validation.IGNORE, fieldManager, program, force);
    }

    /** The options of requests without any. */
    static WriteOptions lenient() {
        return new WriteOptions(false, Validation.IGNORE, Optional.empty(), UNKNOWN_PROGRAM, false);
    }

    private static String program(@Nullable String userAgent) {
        StringBuilder program = new StringBuilder();
        (userAgent == null ? "" : userAgent.split("/", 2)[0])
                .codePoints()
                .filter(each -> !Character.isISOControl(each))
                .limit(LONGEST_MANAGER)
                .forEach(program::appendCodePoint);
        return program.isEmpty() ? UNKNOWN_PROGRAM : program.toString();
    }

    static boolean isDryRun(@Nullable List<String> values, String kind) {
        if (values == null || values.stream().allMatch(String::isEmpty)) {
            return false;
        }
        if (!values.stream().allMatch(ALL::equals)) {
            String given =
                    values.stream().map(WriteOptions::quoted).collect(Collectors.joining(", ", "[]string{", "}"));
            throw unsupported(kind, "dryRun", given, "\"All\"");
        }
        return true;
    }

    private static Validation validation(String value, String kind) {
        return switch (value) {
            case "Ignore" -> Validation.IGNORE;
            case "Warn" -> Validation.WARN;
            case "Strict" -> Validation.STRICT;
            default ->
                throw unsupported(kind, "fieldValidation", quoted(value), "\"\", \"Ignore\", \"Strict\", \"Warn\"");
        };
    }

    private static void checkManager(String manager, String kind) {
        if (manager.length() > LONGEST_MANAGER) {
            throw new StatusException(RequestStatuses.invalidOption(
                    kind,
                    "fieldManager",
                    "FieldValueTooLong",
                    "Too long: may not be more than " + LONGEST_MANAGER + " bytes"));
        }
        if (manager.codePoints().anyMatch(Character::isISOControl)) {
            throw new StatusException(RequestStatuses.invalidOption(
                    kind,
                    "fieldManager",
                    "FieldValueInvalid",
                    "Invalid value: " + quoted(manager) + ": invalid character"));
        }
    }

    static StatusException unsupported(String kind, String field, String value, String supported) {
        return new StatusException(RequestStatuses.invalidOption(
                kind,
                field,
                "FieldValueNotSupported",
                "Unsupported value: " + value + ": supported values: " + supported));
    }

    /** A client's own text, on one line. */
    static String quoted(String value) {
        return '"' + value.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + '"';
    }
}
