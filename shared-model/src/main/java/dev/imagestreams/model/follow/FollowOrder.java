package dev.imagestreams.model.follow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Which of two tags is the newer one. Total among the tags it admits: those that are equal otherwise are ordered by name,
 * so that whoever picks picks the same. What a tag's image says about its own age is not believed by any of these.
 */
public sealed interface FollowOrder extends Comparator<Candidate> {

    /** Whether a tag of which this counts can be followed. */
    boolean admits(String text);

    /** By precedence of semantic versions within a range; {@code 1.2} is {@code 1.2.0}. */
    record Semver(VersionRange range) implements FollowOrder {

        @Override
        public boolean admits(String text) {
            return Version.parse(text).filter(range::contains).isPresent();
        }

        @Override
        public int compare(Candidate one, Candidate other) {
            return Comparator.comparing((Candidate candidate) ->
                            Version.parse(candidate.text()).orElseThrow())
                    // What is written out moves less than what is short for it.
                    .thenComparing(candidate ->
                            Version.parse(candidate.text()).orElseThrow().full())
                    .thenComparing(Candidate::tag)
                    .compare(one, other);
        }

        @JsonValue
        @Override
        public String toString() {
            return SEMVER + range;
        }
    }

    /** By number: build numbers, dates. */
    record Number() implements FollowOrder {

        private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

        @Override
        public boolean admits(String text) {
            return DECIMAL.matcher(text).matches();
        }

        @Override
        public int compare(Candidate one, Candidate other) {
            return Comparator.comparing((Candidate candidate) -> new BigDecimal(candidate.text()))
                    .thenComparing(Candidate::tag)
                    .compare(one, other);
        }

        @JsonValue
        @Override
        public String toString() {
            return NUMBER;
        }
    }

    /** By the order of characters: the last name is the newest. */
    record Name() implements FollowOrder {

        @Override
        public boolean admits(String text) {
            return true;
        }

        @Override
        public int compare(Candidate one, Candidate other) {
            return Comparator.comparing(Candidate::text)
                    .thenComparing(Candidate::tag)
                    .compare(one, other);
        }

        @JsonValue
        @Override
        public String toString() {
            return NAME;
        }
    }

    /** By the time we first saw a tag. */
    record Pushed() implements FollowOrder {

        @Override
        public boolean admits(String text) {
            return true;
        }

        @Override
        public int compare(Candidate one, Candidate other) {
            return Comparator.comparing(Candidate::firstSeen)
                    .thenComparing(Candidate::tag)
                    .compare(one, other);
        }

        @JsonValue
        @Override
        public String toString() {
            return PUSHED;
        }
    }

    String SEMVER = "semver:";
    String NUMBER = "number";
    String NAME = "name";
    String PUSHED = "pushed";

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no order */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FollowOrder parse(String text) {
        if (text.startsWith(SEMVER)) {
            return new Semver(VersionRange.parse(text.substring(SEMVER.length())));
        }
        return switch (text) {
            case NUMBER -> new Number();
            case NAME -> new Name();
            case PUSHED -> new Pushed();
            default ->
                throw new ImageStreamException(ErrorCode.BAD_REQUEST, "must be semver:<range>, number, name or pushed");
        };
    }
}
