package dev.imagestreams.triggers.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is under way in this process, per trigger, and how much room that leaves. Not for use by several threads. */
public final class InFlight {

    private static final int SMALL_PART = 16;

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

    /** What may be claimed now: nothing while only a small part is free, because every claim has its price. */
    Demand demand() {
        int room = total - count;
        return room < total / SMALL_PART ? Demand.NONE : new Demand(room, perTrigger, Map.copyOf(underWay));
    }

    /**
     * @param total how many deliveries at most
     * @param perTrigger how many of one trigger may be under way
     * @param underWay how many are
     */
    public record Demand(int total, int perTrigger, Map<UUID, Integer> underWay) {

        /** Nothing, for a process about to stop. */
        public static final Demand NONE = new Demand(0, 0, Map.of());

        /** What is left of it when one delivery of each of these triggers has been claimed. */
        public Demand without(List<UUID> claimed) {
            Map<UUID, Integer> more = new HashMap<>(underWay);
            claimed.forEach(trigger -> more.merge(trigger, 1, Integer::sum));
            return new Demand(total - claimed.size(), perTrigger, more);
        }
    }
}
