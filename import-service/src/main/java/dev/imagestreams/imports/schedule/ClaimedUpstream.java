package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.outage.Standing;
import dev.imagestreams.model.stream.Announcement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What some tags follow, claimed to be looked at.
 *
 * @param key of {@link UpstreamKey}
 * @param claim number of this claim; a later one ends it
 * @param hinted whether it is looked at for all who follow it, because somebody said that it has changed, or to find out
 *     whether its registry is back
 * @param announced who said so, if somebody did and told who
 * @param standing of its registry
 * @param late how long after its time it was claimed
 */
record ClaimedUpstream(
        String key,
        String registry,
        long claim,
        boolean hinted,
        @Nullable Announcement announced,
        Standing standing,
        Duration late) {}
