package dev.imagestreams.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, many times. */
final class Latencies {

    private final List<Duration> sorted = new ArrayList<>();

    void add(Duration latency) {
        sorted.add(latency);
        Collections.sort(sorted);
    }

    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** The smallest latency that at least this share of all did not exceed (nearest rank). */
    Duration percentile(double share) {
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }

    Duration longest() {
        return percentile(1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %d ms   p99 %d ms   max %d ms   (%d moves)",
                percentile(0.5).toMillis(),
                percentile(0.99).toMillis(),
                longest().toMillis(),
                sorted.size());
    }
}
