package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which stream: {@code namespace/name}. Also the key of every Kafka record about the stream, so that all of them are in
 * order. Rules: {@code image.openshift.io/v1} validation of {@code metadata.name}, and DNS labels for namespaces.
 */
public record StreamKey(String namespace, String name) implements Comparable<StreamKey> {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final String NAME_GRAMMAR = "[a-z0-9]+(?:[._-][a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile(NAME_GRAMMAR);
    private static final int MAX_LENGTH = 255;

    public StreamKey {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    "metadata.namespace",
                    abbreviate(namespace),
                    "must be a DNS label: lower case letters, digits and '-', at most 63")));
        }
        if (name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.invalid("metadata.name", abbreviate(name), nameRule(name))));
        }
        if (namespace.length() + 1 + name.length() > MAX_LENGTH) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    "metadata.name", name, "'namespace/name' cannot be longer than 255 characters")));
        }
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is not {@code namespace/name} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "\"" + abbreviate(text) + "\" is not <namespace>/<stream>");
        }
        return new StreamKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(StreamKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @JsonValue
    @Override
    public String toString() {
        return namespace + '/' + name;
    }

    private static String nameRule(String name) {
        if (name.equals(".") || name.equals("..")) {
            return "may not be '" + name + "'";
        }
        if (name.contains("/") || name.contains("%")) {
            return "may not contain '" + (name.contains("/") ? '/' : '%') + "'";
        }
        if (name.length() > MAX_LENGTH) {
            return "'namespace/name' cannot be longer than 255 characters";
        }
        return "must match \"" + NAME_GRAMMAR + '"';
    }

    private static String abbreviate(String name) {
        return name.length() <= MAX_LENGTH ? name : name.substring(0, 32) + "…";
    }
}
