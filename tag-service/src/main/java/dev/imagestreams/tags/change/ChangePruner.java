package dev.imagestreams.tags.change;

import dev.imagestreams.tags.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets changes and published events after their retention. History is not its business: that is kept for good. */
@ApplicationScoped
public class ChangePruner {

    private static final String FORGET_CHANGES = "delete from stream_change where recorded < ?::timestamptz";

    private static final String FORGET_PUBLISHED_EVENTS =
            """
            delete from outgoing_event e using relay_position p
            where e.recorded < ?::timestamptz and (e.resource_version, e.ordinal) <= (p.resource_version, p.ordinal)
            """;

    private final Database database;
    private final ChangeConfig config;

    public ChangePruner(Database database, ChangeConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        Instant oldest = Instant.now().minus(config.retention());
        QuarkusTransaction.requiringNew().run(() -> {
            database.update(FORGET_CHANGES, oldest);
            database.update(FORGET_PUBLISHED_EVENTS, oldest);
        });
    }
}
