package dev.imagestreams.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTest {

    @ParameterizedTest
    @CsvSource({
        "busybox, docker.io/library/busybox, latest",
        "busybox:1, docker.io/library/busybox, 1",
        "docker.io/team/app:1, docker.io/team/app, 1",
        "index.docker.io/team/app:1, docker.io/team/app, 1",
        "Quay.IO/a/b/c:v1, quay.io/a/b/c, v1",
        "reg.example:5000/x, reg.example:5000/x, latest"
    })
    void isTheSameForAllSpellings(String from, String repository, String tag) {
        assertThat(Upstream.of(from)).isEqualTo(new Upstream(repository, tag));
    }

    @ParameterizedTest
    @CsvSource({
        "app@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, docker.io/library/app",
        "'no reference', ''"
    })
    void ofWhatFollowsNothingHasNoTag(String from, String repository) {
        assertThat(Upstream.of(from)).isEqualTo(new Upstream(repository, ""));
    }
}
