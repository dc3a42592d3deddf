package dev.imagestreams.gateway.api.list;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' label selectors: {@code a=b}, {@code a==b}, {@code a!=b}, {@code a}, {@code !a}, {@code a in (b,c)} and
 * {@code a notin (b,c)}, all of which must hold. As in Kubernetes, an absent label satisfies {@code !=} and
 * {@code notin}.
 */
public final class LabelSelector implements Predicate<Map<String, String>> {

    private static final String KEY = "\\s*([A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?)\\s*";
    private static final Pattern EQUALITY = Pattern.compile(KEY + "(==|=|!=)\\s*([A-Za-z0-9._-]*)\\s*");
    private static final Pattern SET = Pattern.compile(KEY + "(in|notin)\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern EXISTS = Pattern.compile("\\s*(!?)" + KEY);
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^()]*\\))");

    private final List<Predicate<Map<String, String>>> requirements;

    private LabelSelector(List<Predicate<Map<String, String>>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no selector */
    public static LabelSelector parse(@Nullable String text) {
        List<Predicate<Map<String, String>>> requirements = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String part : COMMA_OUTSIDE_PARENTHESES.split(text, -1)) {
                requirements.add(requirement(part));
            }
        }
        return new LabelSelector(requirements);
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private static Predicate<Map<String, String>> requirement(String text) {
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            return oneOf(
                    equality.group(1),
                    List.of(equality.group(4)),
                    equality.group(3).equals("!="));
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            List<String> values =
                    Arrays.stream(set.group(4).split(",")).map(String::trim).toList();
            return oneOf(set.group(1), values, set.group(3).equals("notin"));
        }
        Matcher exists = EXISTS.matcher(text);
        if (exists.matches()) {
            boolean wanted = exists.group(1).isEmpty();
            return labels -> labels.containsKey(exists.group(2)) == wanted;
        }
        throw new ImageStreamException(
                ErrorCode.BAD_REQUEST, "unable to parse requirement: \"" + text + "\" is not a label selector");
    }

    private static Predicate<Map<String, String>> oneOf(String key, List<String> values, boolean negated) {
        return labels -> {
            String value = labels.get(key);
            return negated ? value == null || !values.contains(value) : value != null && values.contains(value);
        };
    }
}
