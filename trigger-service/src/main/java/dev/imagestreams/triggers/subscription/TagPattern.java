package dev.imagestreams.triggers.subscription;

import java.util.regex.Pattern;

/**
 * Tags by their form: {@code *} stands for any characters, {@code ?} for one; everything else for itself. Matching takes
 * time in proportion to pattern and tag, whatever they are, because both are a tenant's.
 */
final class TagPattern {

    /** As long as a tag can be. */
    static final int MAX_LENGTH = 255;

    private static final Pattern RUNS_OF_STARS = Pattern.compile("\\*{2,}");

    private final String pattern;

    TagPattern(String pattern) {
        this.pattern = RUNS_OF_STARS.matcher(pattern).replaceAll("*");
    }

    /** Greedy, and back only to the latest star: an earlier one could match nothing that the latest cannot. */
    boolean matches(String tag) {
        int at = 0;
        int in = 0;
        int star = -1;
        int afterStar = 0;
        while (in < tag.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                afterStar = in;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == tag.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
