package dev.imagestreams.triggers.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562 §5.7): begins with the time, so that ids sort as they were made and new rows meet in one
 * corner of an index. Within a millisecond the order is random.
 */
public final class TimeOrderedId {

    private final Clock clock;
    private final RandomGenerator random;

    TimeOrderedId(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** What sorts before every id that is made at this time or later, and behind all that were made before. */
    public static UUID firstOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    UUID next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextLong() & 0xfffL;
        long low = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low);
    }
}
