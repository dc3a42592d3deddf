package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TimeOrderedIdTest {

    private static final long YEAR_3000 = 32_503_680_000_000L;

    @Property
    void laterIdsSortBehindEarlierOnesAsText(
            @ForAll @LongRange(min = 0, max = YEAR_3000) long millis,
            @ForAll @LongRange(min = 1, max = 1_000_000) long later,
            @ForAll long seed) {
        UUID first = at(millis, seed);
        UUID second = at(millis + later, seed + 1);

        assertThat(first.toString()).isLessThan(second.toString());
    }

    @Property
    void idsSayTheirVersionAndVariant(@ForAll @LongRange(min = 0, max = YEAR_3000) long millis, @ForAll long seed) {
        UUID id = at(millis, seed);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static UUID at(long millis, long seed) {
        return new TimeOrderedId(Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC), new Random(seed)).next();
    }
}
