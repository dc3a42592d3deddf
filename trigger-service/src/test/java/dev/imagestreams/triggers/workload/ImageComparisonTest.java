package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "quay.io/a/app@sha256:1, quay.io/a/app@sha256:1, true, true",
        "quay.io/a/app@sha256:1, registry.local/demo/app@sha256:1, false, true",
        "quay.io/a/app@sha256:1, quay.io/a/app@sha256:2, false, false",
        "quay.io/a/app:1, registry.local/demo/app:1, false, false",
        "quay.io/a/app:1, quay.io/a/app@sha256:1, false, false",
        ", quay.io/a/app@sha256:1, false, false"
    })
    void anImageIsTheSameByItsTextOrByItsDigest(
            @Nullable String present, String wanted, boolean byText, boolean byDigest) {
        assertThat(ImageComparison.TEXT.isSame(present, wanted)).isEqualTo(byText);
        assertThat(ImageComparison.DIGEST.isSame(present, wanted)).isEqualTo(byDigest);
    }
}
