package dev.imagestreams.imports.look;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One limit for everything that is done for a request. */
record Deadline(Duration limit, long nanos) {

    static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    long millisLeft() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }
}
