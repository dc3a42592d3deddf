package dev.imagestreams.model.follow;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a {@link FollowPolicy} is written down: as annotations of a spec tag, so that every client can. */
public final class FollowAnnotations {

    /** {@code semver:<range>}, {@code number}, {@code name} or {@code pushed}. */
    public static final String FOLLOW = "imagestreams.dev/follow";

    /** A regular expression; what its first group matches is what is ordered. */
    public static final String PATTERN = "imagestreams.dev/tag-pattern";

    /** E.g. {@code 72h}, {@code 3d} or {@code PT72H}. */
    public static final String MINIMUM_AGE = "imagestreams.dev/minimum-age";

    /** Written by the server: the tag of the source's repository that the newest entry of the history was. */
    public static final String FOLLOWED = "imagestreams.dev/followed-tag";

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern AGE =
            Pattern.compile("(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?");

    private final Map<String, String> annotations;
    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    private FollowAnnotations(Map<String, String> annotations, String path) {
        this.annotations = annotations;
        this.path = path;
    }

    /** @param path of the tag, as its client addresses it */
    public static List<FieldError> errors(Map<String, String> annotations, String path) {
        FollowAnnotations reading = new FollowAnnotations(annotations, path);
        reading.read();
        return reading.errors;
    }

    /** @return empty if there is none, or what there is cannot be read */
    public static Optional<FollowPolicy> policy(Map<String, String> annotations) {
        FollowAnnotations reading = new FollowAnnotations(annotations, "");
        Optional<FollowPolicy> policy = reading.read();
        return reading.errors.isEmpty() ? policy : Optional.empty();
    }

    private Optional<FollowPolicy> read() {
        FollowOrder order = value(FOLLOW, FollowOrder::parse);
        TagPattern pattern = value(PATTERN, TagPattern::parse);
        Duration age = value(MINIMUM_AGE, FollowAnnotations::age);
        if (pattern != null && !annotations.containsKey(FOLLOW)) {
            errors.add(FieldError.required(field(FOLLOW), "a pattern needs an order of what it matches"));
        }
        return !errors.isEmpty() || order == null && age == null
                ? Optional.empty()
                : Optional.of(new FollowPolicy(order, pattern, age));
    }

    private <T> @Nullable T value(String name, Function<String, T> parse) {
        String text = annotations.get(name);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (ImageStreamException | IllegalArgumentException e) {
            errors.add(FieldError.invalid(field(name), text, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private String field(String name) {
        return path + ".annotations[" + name + ']';
    }

    private static Duration age(String text) {
        Duration age = text.startsWith("P") ? isoAge(text) : shortAge(text);
        if (age.isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be a time of up to 3650 days, such as 90m, 72h, 3d or PT72H");
        }
        return age;
    }

    private static Duration isoAge(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static Duration shortAge(String text) {
        Matcher parts = AGE.matcher(text);
        if (!parts.matches()) {
            return Duration.ZERO;
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
