package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.body.LeftOut;
import dev.imagestreams.gateway.api.body.UndecodableException;
import dev.imagestreams.gateway.api.body.UnknownFields;
import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestWarnings;
import dev.imagestreams.gateway.api.resource.WriteOptions.Validation;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From a tree to an object of a kind, with what {@code fieldValidation} asks for: fields that the kind does not have or
 * that are given twice are refused, warned of, or dropped in silence.
 */
@ApplicationScoped
class Decoder {

    /** As many as Kubernetes tells of. */
    private static final int MOST_FINDINGS = 100;

    private final RequestWarnings warnings;

    Decoder(RequestWarnings warnings) {
        this.warnings = warnings;
    }

    /** The object a body describes. */
    <T> T body(Body.Text text, String kind, Class<T> type, WriteOptions options) {
        ObjectNode tree = text.object();
        String version = tree.path("apiVersion").asText("").replaceFirst(".*/", "");
        String typedKind = tree.path("kind").asText("");
        if (!typedKind.isEmpty() && !typedKind.equals(kind)) {
            throw new StatusException(
                    Statuses.badRequest(typedKind + " in version \"" + version + "\" cannot be handled as a " + kind));
        }
        // Typed clients send what their schema has, be it ours or not: only what somebody wrote is looked at.
        WriteOptions looking = text.format() == BodyFormat.PROTOBUF ? options.ignoringFields() : options;
        List<String> duplicates = looking.validation() == Validation.IGNORE
                ? List.of()
                : text.format().duplicates(text.bytes());
        return decode(
                tree,
                type,
                looking,
                duplicates,
                why -> Statuses.badRequest(kind + " in version \"" + (version.isEmpty() ? "v1" : version)
                        + "\" cannot be handled as a " + kind + ": " + why));
    }

    /** The object a patch made. */
    <T> T patched(ObjectNode tree, Class<T> type, WriteOptions options, List<String> duplicates) {
        return decode(
                tree,
                type,
                options,
                duplicates,
                why -> RequestStatuses.invalidOption("", "patch", "FieldValueInvalid", "Invalid value: " + why));
    }

    private <T> T decode(
            ObjectNode tree,
            Class<T> type,
            WriteOptions options,
            List<String> duplicates,
            Function<String, Status> refusal) {
        LeftOut.fill(tree, type);
        try {
            T object = BodyParser.object(tree, type);
            if (options.validation() != Validation.IGNORE) {
                report(findings(tree, type, duplicates), options, refusal);
            }
            return object;
        } catch (UndecodableException e) {
            throw new StatusException(refusal.apply(String.valueOf(e.getMessage())));
        }
    }

    private void report(List<String> findings, WriteOptions options, Function<String, Status> refusal) {
        if (options.validation() == Validation.WARN) {
            findings.forEach(warnings::add);
        } else if (!findings.isEmpty()) {
            throw new StatusException(
                    refusal.apply(findings.stream().collect(Collectors.joining(", ", "strict decoding error: ", ""))));
        }
    }

    private static List<String> findings(ObjectNode tree, Class<?> type, List<String> duplicates) {
        return Stream.concat(
                        duplicates.stream().map(field -> "duplicate field \"" + field + '"'),
                        UnknownFields.of(tree, type).stream().map(field -> "unknown field \"" + field + '"'))
                .limit(MOST_FINDINGS)
                .toList();
    }
}
