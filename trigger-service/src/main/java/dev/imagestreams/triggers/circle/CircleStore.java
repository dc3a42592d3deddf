package dev.imagestreams.triggers.circle;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is thought of triggers. All methods are part of the caller's transaction. */
public interface CircleStore {

    /** Of these, where anything is thought of them. */
    Map<Firing.Subject, Suspicion> load(Collection<Firing.Subject> subjects);

    void save(Map<Firing.Subject, Suspicion> suspicions, CircleRules rules);

    void remove(Collection<Firing.Subject> subjects);

    /** Of the newest deliveries, how many belong to a move that came only after the move before had been told. */
    int answers(Firing.Subject subject, int newest);

    /** What waits for the end of a pause waits no longer. */
    void release(Firing.Subject subject, Instant pause, Instant now);

    /**
     * Forgets what means nothing any more.
     *
     * @return the triggers that were taken for circles
     */
    Set<UUID> forget(Instant now);
}
