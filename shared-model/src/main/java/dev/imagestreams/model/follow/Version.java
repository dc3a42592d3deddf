package dev.imagestreams.model.follow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version as tags write it: with or without a leading {@code v}, of one to three numbers. Missing numbers
 * count as 0. Numbers are kept as texts, because nothing bounds them.
 *
 * @param full whether all three numbers are written
 * @param prerelease its identifiers, empty for a release
 */
public record Version(List<String> numbers, boolean full, List<String> prerelease) implements Comparable<Version> {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    /** Semantic Versioning 2.0.0 §9: a number has no leading zeros. */
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

    private static final Pattern GRAMMAR = Pattern.compile("v*" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER
            + ")?(?:-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))?");

    public static Optional<Version> parse(String tag) {
        Matcher matcher = GRAMMAR.matcher(tag);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Version(
                List.of(matcher.group(1), orZero(matcher.group(2)), orZero(matcher.group(3))),
                matcher.group(3) != null,
                matcher.group(4) == null ? List.of() : List.of(matcher.group(4).split("\\."))));
    }

    /** Precedence (§11): a prerelease comes before its release, and fewer identifiers before more of the same. */
    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = compareNumbers(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
            int order = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(prerelease.size(), other.prerelease.size());
    }

    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number && isNumber(other)) {
            return compareNumbers(one, other);
        }
        return number != isNumber(other) ? (number ? -1 : 1) : one.compareTo(other);
    }

    /** Without leading zeros the longer number is the larger one. */
    private static int compareNumbers(String one, String other) {
        int order = Integer.compare(one.length(), other.length());
        return order != 0 ? order : one.compareTo(other);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String orZero(@Nullable String number) {
        return number == null ? "0" : number;
    }

    /** With all three numbers, and nothing before them. */
    @Override
    public String toString() {
        String release = String.join(".", numbers);
        return prerelease.isEmpty() ? release : release + '-' + String.join(".", prerelease);
    }
}
