package dev.imagestreams.triggers.circle;

import java.time.Instant;

/**
 * How a firing is slowed down.
 *
 * @param until it is told no sooner
 * @param newestOnly whether of the moves that come meanwhile only the newest is told, where the trigger promises no order
 */
public record Pause(Instant until, boolean newestOnly) {}
