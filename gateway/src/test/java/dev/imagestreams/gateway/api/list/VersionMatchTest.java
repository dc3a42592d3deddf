package dev.imagestreams.gateway.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.gateway.api.error.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionMatchTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            -,  Exact,        false, 422
            5,  Exact,        true,  422
            0,  Exact,        false, 422
            5,  Nearly,       false, 422
            5,  -,            true,  400
            x,  -,            false, 400
            """)
    void whatDoesNotGoTogetherIsRefused(String version, String match, boolean continued, int status) {
        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> VersionMatch.of(version, match, continued));

        assertThat(refusal.status().getCode()).isEqualTo(status);
    }

    @Test
    void everyListIsOfNow() {
        VersionMatch.of(null, null, false).checkAgainst("7");
        VersionMatch.of("0", null, true).checkAgainst("7");
        VersionMatch.of("5", "NotOlderThan", false).checkAgainst("7");
        VersionMatch.of("7", "Exact", false).checkAgainst("7");
        VersionMatch.of("5", "Exact", false).checkAgainst(null);

        assertThat(code("5", "Exact")).isEqualTo(410);
        assertThat(code("9", "Exact")).isEqualTo(504);
        assertThat(code("9", "NotOlderThan")).isEqualTo(504);
    }

    private static int code(String version, String match) {
        return catchThrowableOfType(StatusException.class, () -> VersionMatch.of(version, match, false)
                        .checkAgainst("7"))
                .status()
                .getCode();
    }
}
