package dev.imagestreams.gateway.project;

import dev.imagestreams.model.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a project may be called. Texts are those of OpenShift and of Kubernetes' DNS labels. */
final class ProjectRules {

    private static final int MAX_NAME = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final List<String> RESERVED = List.of("openshift", "kubernetes", "kube");

    private ProjectRules() {}

    static List<FieldError> check(@Nullable String name, String displayName) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required("metadata.name", "name or generateName is required"));
        } else if (name.length() > MAX_NAME) {
            errors.add(FieldError.invalid("metadata.name", name, "must be no more than 63 characters"));
        } else if (!LABEL.matcher(name).matches()) {
            errors.add(FieldError.invalid(
                    "metadata.name",
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must"
                            + " start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
                            + " for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"));
        } else if (name.length() < 2) {
            errors.add(FieldError.invalid("metadata.name", name, "must be at least 2 characters long"));
        }
        if (displayName.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t')) {
            errors.add(FieldError.invalid(
                    "displayName", displayName, "may not contain a new line, carriage return, or tab characters"));
        }
        return errors;
    }

    /** Why nobody may request a project of this name; empty when one may. */
    static Optional<String> reserved(String name) {
        for (String word : RESERVED) {
            if (name.equals(word)) {
                return Optional.of("cannot request a project with the name \"" + word + '"');
            }
            if (name.startsWith(word + '-')) {
                return Optional.of("cannot request a project starting with \"" + word + "-\"");
            }
        }
        return Optional.empty();
    }
}
