package dev.imagestreams.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedIdTest {

    /** RFC 9562, appendix A.4. */
    @Test
    void derivesTheIdOfTheSpecification() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(DerivedId.of(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void givesEachPartOfAnAnswerAnIdOfItsOwn() {
        UUID request = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(DerivedId.ofPart(request, 1)).isEqualTo(DerivedId.ofPart(request, 1));
        assertThat(List.of(DerivedId.ofPart(request, 1), DerivedId.ofPart(request, 2), DerivedId.ofAnswer(request)))
                .doesNotHaveDuplicates();
    }
}
