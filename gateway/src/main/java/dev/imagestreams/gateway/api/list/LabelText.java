package dev.imagestreams.gateway.api.list;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the keys and values of labels may be, and Kubernetes' sentences about what they are not. */
final class LabelText {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final String NAME_RULE =
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                    + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
                    + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex"
                    + " used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
    private static final String PREFIX_RULE =
            "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                    + " and must start and end with an alphanumeric character (e.g. 'example.com', regex used for"
                    + " validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private LabelText() {}

    static Optional<String> keyProblem(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "" : key.substring(0, slash);
        String name = key.substring(slash + 1);
        if (slash == 0) {
            return Optional.of("prefix part must be non-empty");
        }
        if (slash > 0 && prefix.length() > LONGEST_PREFIX) {
            return Optional.of("prefix part must be no more than 253 bytes");
        }
        if (slash > 0 && !PREFIX.matcher(prefix).matches()) {
            return Optional.of(PREFIX_RULE);
        }
        if (name.isEmpty()) {
            return Optional.of("name part must be non-empty");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("name part must be no more than 63 bytes");
        }
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of(NAME_RULE);
    }

    static Optional<String> valueProblem(String value) {
        if (value.length() > LONGEST_NAME) {
            return Optional.of("must be no more than 63 bytes");
        }
        return value.isEmpty() || NAME.matcher(value).matches() ? Optional.empty() : Optional.of(VALUE_RULE);
    }
}
