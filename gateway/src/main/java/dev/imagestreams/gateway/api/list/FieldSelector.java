package dev.imagestreams.gateway.api.list;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Kubernetes' field selectors: {@code a=b}, {@code a==b} and {@code a!=b}, all of which must hold. */
public final class FieldSelector {

    private static final String NAME = "metadata.name";
    private static final String NAMESPACE = "metadata.namespace";

    /** What objects of every kind can be selected by. */
    public static final Set<String> OF_METADATA = Set.of(NAME, NAMESPACE);

    private final List<Term> terms;

    private FieldSelector(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    private record Term(String field, String value, boolean equal) {}

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no selector */
    public static FieldSelector parse(@Nullable String text) {
        List<Term> terms = new ArrayList<>();
        if (text != null) {
            for (String term : split(text)) {
                if (!term.isEmpty()) {
                    terms.add(term(term, text));
                }
            }
        }
        return new FieldSelector(terms);
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if a field is named that is not among these */
    public FieldSelector allowing(Set<String> fields) {
        for (Term term : terms) {
            if (!fields.contains(term.field())) {
                throw new ImageStreamException(ErrorCode.BAD_REQUEST, "field label not supported: " + term.field());
            }
        }
        return this;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** What it says about {@link #OF_METADATA}; fields of the kind's own are not looked at. */
    public boolean test(ObjectMeta object) {
        return test(field -> ofMetadata(field, object));
    }

    /** The value of one of {@link #OF_METADATA}; null for another field. */
    public static @Nullable String ofMetadata(String field, ObjectMeta object) {
        return switch (field) {
            case NAME -> object.getName();
            case NAMESPACE -> Objects.requireNonNullElse(object.getNamespace(), "");
            default -> null;
        };
    }

    /** @param valueOf the value an object has in a field; null for a field that is not looked at here */
    public boolean test(Function<String, @Nullable String> valueOf) {
        return terms.stream().allMatch(term -> {
            String value = valueOf.apply(term.field());
            return value == null || value.equals(term.value()) == term.equal();
        });
    }

    private static Term term(String term, String selector) {
        for (String operator : List.of("!=", "==", "=")) {
            int at = term.indexOf(operator);
            if (at > 0) {
                String value = term.substring(at + operator.length());
                return new Term(term.substring(0, at), unescaped(value, selector), !operator.equals("!="));
            }
        }
        throw new ImageStreamException(
                ErrorCode.BAD_REQUEST, "invalid selector: '" + selector + "'; can't understand '" + term + "'");
    }

    /** At every comma that is not escaped. */
    private static List<String> split(String text) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                term.append(c).append(text.charAt(++i));
            } else if (c == ',') {
                terms.add(term.toString());
                term.setLength(0);
            } else {
                term.append(c);
            }
        }
        terms.add(term.toString());
        return terms;
    }

    private static String unescaped(String value, String selector) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escape = c == '\\';
            if (escape && i + 1 < value.length() && "\\,=".indexOf(value.charAt(i + 1)) >= 0) {
                plain.append(value.charAt(++i));
            } else if (escape || c == '=') {
                throw new ImageStreamException(
                        ErrorCode.BAD_REQUEST,
                        "invalid selector: '" + selector + "'; invalid field selector: unescaped character in value: "
                                + value);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
