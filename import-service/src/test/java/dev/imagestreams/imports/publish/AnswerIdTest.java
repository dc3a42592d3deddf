package dev.imagestreams.imports.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerIdTest {

    @Test
    void isTheVersionFiveUuidOfTheRequest() {
        // python3: uuid.uuid5(uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "digest-resolved")
        UUID id = AnswerId.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));

        assertThat(id).hasToString("5f5f36f7-6171-55a8-b32f-68f224dd05bd");
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}
