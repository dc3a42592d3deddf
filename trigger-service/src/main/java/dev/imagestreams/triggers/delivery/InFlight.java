package dev.imagestreams.triggers.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is under way in this process, per trigger, and how much room that leaves. Not for use by several threads. */
public final class InFlight {

    private final int perTrigger;
    private final int total;
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private int count;

    InFlight(int perTrigger, int total) {
        this.perTrigger = perTrigger;
        this.total = total;
    }

    void begin(UUID trigger) {
        underWay.merge(trigger, 1, Integer::sum);
        count++;
    }

    void end(UUID trigger) {
        underWay.computeIfPresent(trigger, (same, attempts) -> attempts == 1 ? null : attempts - 1);
        count--;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** What may be claimed now. */
    Demand demand() {
        return new Demand(total - count, perTrigger, Map.copyOf(underWay));
    }

    /**
     * @param total how many deliveries at most
     * @param perTrigger how many of one trigger may be under way
     * @param underWay how many are
     */
    public record Demand(int total, int perTrigger, Map<UUID, Integer> underWay) {

        /** Nothing, for a process about to stop. */
        static final Demand NONE = new Demand(0, 0, Map.of());
    }
}
