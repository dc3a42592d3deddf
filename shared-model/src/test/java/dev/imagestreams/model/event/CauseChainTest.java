package dev.imagestreams.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CauseChainTest {

    @Property
    void whatIsWrittenIsReadBack(@ForAll @Size(max = CauseChain.MOST) List<Long> numbers) {
        List<UUID> events =
                numbers.stream().map(number -> new UUID(number, ~number)).toList();

        assertThat(CauseChain.parse(CauseChain.text(events))).isEqualTo(events);
    }

    @Test
    void blanksAroundIdsAreNoMatter() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        assertThat(CauseChain.parse(" " + one + " , " + other + " ")).containsExactly(one, other);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void noHeaderIsNoReason(String header) {
        assertThat(CauseChain.parse(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",", "x", "7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10,", "7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10;x"})
    void whatIsNoListOfIdsIsRefused(String header) {
        assertThatThrownBy(() -> CauseChain.parse(header))
                .isInstanceOfSatisfying(ImageStreamException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.BAD_REQUEST));
    }

    @Test
    void ofAChainThatIsTooLongTheNewestAreKept() {
        List<UUID> events =
                Stream.generate(UUID::randomUUID).limit(CauseChain.MOST + 1L).toList();

        assertThat(CauseChain.parse(CauseChain.text(events))).isEqualTo(events.subList(1, events.size()));
    }
}
