package dev.imagestreams.model.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {

    @Test
    void namesAreShownWithoutWhatCouldDisturbWhoeverReadsThem() {
        assertThat(new Announcement("harbor", " robot$ci\r\n2026-01-01 ERROR\u001b[31m ").actor())
                .isEqualTo("robot$ci2026-01-01 ERROR[31m");
        assertThat(new Announcement("harbor", "x".repeat(1_000)).actor()).hasSize(256);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u0000\n"})
    void nobodyIsNobody(String name) {
        assertThat(new Announcement("harbor", name).actor()).isNull();
    }
}
