package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void keepsTheBeginningOfALongBody() {
        byte[] body = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        assertThat(Answer.of(500, body).text()).isEqualTo("x".repeat(4096));
    }

    @Test
    void hasNoTextForAnEmptyBody() {
        assertThat(Answer.of(204, new byte[0]).text()).isNull();
    }

    @Test
    void turnsAnyBytesIntoTextThatADatabaseTakes() {
        byte[] body = {'o', 'k', 0, (byte) 0xff, (byte) 0xc3};

        assertThat(Answer.of(200, body).text()).isEqualTo("ok\ufffd\ufffd\ufffd");
    }
}
