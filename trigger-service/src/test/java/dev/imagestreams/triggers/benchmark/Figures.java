package dev.imagestreams.triggers.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times in nanoseconds, to be asked for their percentiles. */
final class Figures {

    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    void add(long time) {
        nanos.add(time);
    }

    /** In milliseconds. */
    double percentile(int percent) {
        Collections.sort(nanos);
        return nanos.get(Math.min(nanos.size() - 1, nanos.size() * percent / 100)) / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format("p50 %.1f ms, p99 %.1f ms", percentile(50), percentile(99));
    }
}
