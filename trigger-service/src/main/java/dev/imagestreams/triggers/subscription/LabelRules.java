package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.error.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How labels and annotations are spelled: Kubernetes' qualified names and label values. Pure. */
final class LabelRules {

    private static final Pattern KEY = Pattern.compile(
            "(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?" + "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final int MOST_ANNOTATION_BYTES = 256 * 1024;
    private static final int MOST_REQUIREMENTS = 64;

    private LabelRules() {}

    static void checkMetadata(Map<String, String> labels, Map<String, String> annotations, List<FieldError> broken) {
        labels.forEach((key, value) -> {
            checkKey("metadata.labels", key, broken);
            checkValue("metadata.labels", value, broken);
        });
        long bytes = 0;
        for (Map.Entry<String, String> one : annotations.entrySet()) {
            checkKey("metadata.annotations", one.getKey(), broken);
            bytes += size(one.getKey()) + size(one.getValue());
            if (one.getValue().indexOf('\0') >= 0) {
                broken.add(new FieldError(
                        FieldError.Type.INVALID,
                        "metadata.annotations[" + one.getKey() + ']',
                        "may not contain a NUL"));
            }
        }
        if (bytes > MOST_ANNOTATION_BYTES) {
            broken.add(new FieldError(
                    FieldError.Type.INVALID,
                    "metadata.annotations",
                    "Too long: may not be more than " + MOST_ANNOTATION_BYTES + " bytes"));
        }
    }

    /** Labels of images are wider than Kubernetes' own, so of values only the number is bounded. */
    static void checkSelector(String field, LabelSelector selector, List<FieldError> broken) {
        if (selector.matchLabels().size() + selector.matchExpressions().size() > MOST_REQUIREMENTS) {
            broken.add(new FieldError(
                    FieldError.Type.INVALID, field, "must not have more than " + MOST_REQUIREMENTS + " requirements"));
        }
        for (LabelSelector.Requirement requirement : selector.matchExpressions()) {
            boolean compares = requirement.operator() == LabelSelector.Operator.IN
                    || requirement.operator() == LabelSelector.Operator.NOT_IN;
            if (compares == requirement.values().isEmpty()) {
                broken.add(new FieldError(
                        FieldError.Type.INVALID,
                        field + ".matchExpressions",
                        "In and NotIn need values, Exists and DoesNotExist have none"));
            }
        }
    }

    private static void checkKey(String field, String key, List<FieldError> broken) {
        if (!KEY.matcher(key).matches()) {
            broken.add(FieldError.invalid(field, key, "is not a qualified name: [<DNS name>/]<name of at most 63>"));
        }
    }

    private static void checkValue(String field, String value, List<FieldError> broken) {
        if (!VALUE.matcher(value).matches()) {
            broken.add(
                    FieldError.invalid(field, value, "is not the value of a label: at most 63 letters, digits, '-._'"));
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
