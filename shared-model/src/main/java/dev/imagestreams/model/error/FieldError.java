package dev.imagestreams.model.error;

import java.util.Locale;
import java.util.Objects;

/**
 * One broken rule of one field, as in {@code Status.details.causes[]}.
 *
 * @param type what kind of rule was broken
 * @param field path of the field as a client writes it, e.g. {@code spec.tags[latest].from.name}
 * @param message what a person should read, without the field and without the type
 */
public record FieldError(Type type, String field, String message) {

    /** The cause types of {@code metav1.CauseType}, with the words Kubernetes prints for each. */
    public enum Type {
        REQUIRED("FieldValueRequired", "Required value"),
        INVALID("FieldValueInvalid", "Invalid value"),
        NOT_FOUND("FieldValueNotFound", "Not found"),
        FORBIDDEN("FieldValueForbidden", "Forbidden"),
        TOO_LONG("FieldValueTooLong", "Too long"),
        INTERNAL("InternalError", "Internal error");

        private final String cause;
        private final String words;

        Type(String cause, String words) {
            this.cause = cause;
            this.words = words;
        }

        public String cause() {
            return cause;
        }

        public String words() {
            return words;
        }
    }

    public FieldError {
        Objects.requireNonNull(type);
        Objects.requireNonNull(field);
        Objects.requireNonNull(message);
    }

    public static FieldError required(String field, String detail) {
        return new FieldError(Type.REQUIRED, field, detail);
    }

    /** @param value the offending value; shown in quotes before the detail, as Kubernetes does */
    public static FieldError invalid(String field, String value, String detail) {
        return new FieldError(Type.INVALID, field, detail.isEmpty() ? quoted(value) : quoted(value) + ": " + detail);
    }

    /** @param value the offending value, shown without quotes */
    public static FieldError invalid(String field, boolean value, String detail) {
        return new FieldError(Type.INVALID, field, value + ": " + detail);
    }

    public static FieldError notFound(String field, String value) {
        return new FieldError(Type.NOT_FOUND, field, quoted(value));
    }

    public static FieldError forbidden(String field, String detail) {
        return new FieldError(Type.FORBIDDEN, field, detail);
    }

    /** @param bytes what is allowed at most */
    public static FieldError tooLong(String field, int bytes) {
        return new FieldError(Type.TOO_LONG, field, "must have at most " + bytes + " bytes");
    }

    /** {@code <type>[: <message>]}: the {@code message} of a Status cause. */
    public String causeMessage() {
        return message.isEmpty() ? type.words() : type.words() + ": " + message;
    }

    /** As Go's {@code %q} prints it: whatever somebody sends stays on one line, within its quotes. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> text.append('\\').appendCodePoint(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append(String.format(Locale.ROOT, c < 0x80 ? "\\x%02x" : "\\u%04x", c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    /** {@code <field>: <type>: <message>}: one line of a validation failure. */
    @Override
    public String toString() {
        return field + ": " + causeMessage();
    }
}
