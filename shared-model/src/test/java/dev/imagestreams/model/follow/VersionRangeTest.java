package dev.imagestreams.model.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ImageStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @Property
    void aRangeHasWhatLiesBetweenItsEnds(
            @ForAll @IntRange(max = 3) int a,
            @ForAll @IntRange(max = 3) int b,
            @ForAll @IntRange(max = 3) int c,
            @ForAll @IntRange(max = 3) int d,
            @ForAll @IntRange(max = 3) int e,
            @ForAll @IntRange(max = 3) int f) {
        String from = a + "." + b + ".0";
        String to = c + "." + d + ".0";
        Version version = version(e + "." + f + ".1");

        assertThat(VersionRange.parse(">=" + from + " <" + to).contains(version))
                .isEqualTo(version.compareTo(version(from)) >= 0 && version.compareTo(version(to)) < 0);
    }

    @Property
    void aCaretKeepsTheFirstNumberAndATildeTheSecond(
            @ForAll @IntRange(min = 1, max = 5) int major,
            @ForAll @IntRange(max = 5) int minor,
            @ForAll @IntRange(min = 1, max = 5) int otherMajor,
            @ForAll @IntRange(max = 5) int otherMinor) {
        Version version = version(otherMajor + "." + otherMinor + ".7");

        assertThat(VersionRange.parse("^" + major + '.' + minor).contains(version))
                .isEqualTo(otherMajor == major && otherMinor >= minor);
        assertThat(VersionRange.parse("~" + major + '.' + minor).contains(version))
                .isEqualTo(otherMajor == major && otherMinor == minor);
    }

    @ParameterizedTest
    @CsvSource({
        "1.x, 1.9.9, true",
        "*, 0.0.1, true",
        "'>= 1.2, < 2', 1.9.0, true",
        "'>= 1.2, < 2', 1.1.9, false",
        "1.2 - 1.4, 1.4.9, true",
        "^1 || ^3, 3.1.0, true",
        "^1 || ^3, 2.1.0, false",
        "^1, 1.9.0-rc.1, false",
        ">=1.9.0-0, 1.9.0-rc.1, true",
        "*, 20260101123456.0.0, false"
    })
    void meansWhatNpmMeans(String range, String version, boolean contained) {
        assertThat(VersionRange.parse(range).contains(version(version))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "garbage", "^", "||", "1.2.3.4", ">1.2 garbage", "latest", "99999999999", "1 ||", "<>1"})
    void refusesWhatCannotBeReadInsteadOfLeavingItOut(String range) {
        assertThatThrownBy(() -> VersionRange.parse(range)).isInstanceOf(ImageStreamException.class);
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
