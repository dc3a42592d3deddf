package dev.imagestreams.model.follow;

import com.google.re2j.Pattern;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * A set of semantic versions, in the words of npm: {@code ^1.2}, {@code ~1.2.3}, {@code 1.x}, {@code >=1.2 <2}, {@code
 * 1.2 - 1.4}, and {@code ||} between several. A prerelease is in it only if the range names one of the same release. The
 * library that knows what ranges mean leaves out silently what it cannot read; here that is refused.
 */
public final class VersionRange {

    private static final int MAX_LENGTH = 256;
    private static final String NUMBER = "(?:[0-9]{1,9}|[xX*])";
    private static final String VERSION =
            "v?" + NUMBER + "(?:\\." + NUMBER + "){0,2}(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";
    private static final String COMPARATOR = "(?:>=|<=|>|<|=|\\^|~)?" + VERSION;
    private static final String SET =
            "(?:" + VERSION + " +- +" + VERSION + '|' + COMPARATOR + "(?: +" + COMPARATOR + ")*)";
    private static final Pattern GRAMMAR = Pattern.compile(SET + "(?: *\\|\\| *" + SET + ")*");
    private static final Pattern SPACE_AFTER_OPERATOR = Pattern.compile("([<>=^~]) +");

    private final String text;
    private final RangeList versions;

    private VersionRange(String text, RangeList versions) {
        this.text = text;
        this.versions = versions;
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no range */
    public static VersionRange parse(String text) {
        String plain =
                SPACE_AFTER_OPERATOR.matcher(text.strip().replace(',', ' ')).replaceAll("$1");
        if (text.length() > MAX_LENGTH || !GRAMMAR.matches(plain)) {
            throw unreadable();
        }
        try {
            RangeList versions = RangeListFactory.create(plain);
            if (!versions.toString().isEmpty()) {
                return new VersionRange(text, versions);
            }
        } catch (RuntimeException e) {
            // Falls through: the library refuses with whatever it met.
        }
        throw unreadable();
    }

    public boolean contains(Version version) {
        Semver known = Semver.parse(version.toString());
        // Numbers of ten digits are no versions to the library.
        return known != null && versions.isSatisfiedBy(known);
    }

    private static ImageStreamException unreadable() {
        return new ImageStreamException(
                ErrorCode.BAD_REQUEST, "a range of versions is written as ^1.2, ~1.2.3, 1.x, >=1.2 <2 or 1.2 - 1.4");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As typed. */
    @Override
    public String toString() {
        return text;
    }
}
