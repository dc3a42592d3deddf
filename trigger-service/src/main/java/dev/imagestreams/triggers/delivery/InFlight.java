package dev.imagestreams.triggers.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is under way in this process, per trigger, and how much room that leaves. A trigger whose latest attempt failed
 * gets a single attempt at a time until one succeeds: a thousand dead endpoints then hold a thousand places and not eight
 * thousand. Not for use by several threads.
 */
public final class InFlight {

    private final int perTrigger;
    private final int total;
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private final Set<UUID> failing = new HashSet<>();
    private int count;

    InFlight(int perTrigger, int total) {
        this.perTrigger = perTrigger;
        this.total = total;
    }

    void begin(UUID trigger) {
        underWay.merge(trigger, 1, Integer::sum);
        count++;
    }

    void end(UUID trigger, boolean accepted) {
        underWay.computeIfPresent(trigger, (same, attempts) -> attempts == 1 ? null : attempts - 1);
        count--;
        if (accepted) {
            failing.remove(trigger);
        } else {
            failing.add(trigger);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** What may be claimed now. */
    Demand demand() {
        Map<UUID, Integer> exceptions = Stream.concat(underWay.keySet().stream(), failing.stream())
                .distinct()
                .collect(Collectors.toMap(trigger -> trigger, this::room));
        return new Demand(total - count, perTrigger, exceptions);
    }

    private int room(UUID trigger) {
        int most = failing.contains(trigger) ? 1 : perTrigger;
        return Math.max(0, most - underWay.getOrDefault(trigger, 0));
    }

    /**
     * @param total how many deliveries at most
     * @param perTrigger how many of one trigger, unless it is among the exceptions
     * @param exceptions triggers with less room, and how much they have
     */
    public record Demand(int total, int perTrigger, Map<UUID, Integer> exceptions) {

        /** Nothing, for a process about to stop. */
        static final Demand NONE = new Demand(0, 0, Map.of());
    }
}
