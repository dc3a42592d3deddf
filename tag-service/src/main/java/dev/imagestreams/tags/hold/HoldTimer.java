package dev.imagestreams.tags.hold;

import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.Transactions;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.DatabaseException;
import dev.imagestreams.tags.stream.ReleaseRules;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Releases what waited for holds whose time is over. What is due stands in the database, so it is released whatever dies
 * meanwhile; any replica may do it, and one that comes second finds nothing to release. Each release is one change with what
 * is told about it, in one transaction.
 */
@ApplicationScoped
public class HoldTimer {

    private static final Logger LOG = Logger.getLogger(HoldTimer.class);

    private static final Attribution BY = new Attribution("system:holds", Cause.SCHEDULE);

    /** Only streams nobody is changing at the moment: whoever is releases them too, or they are found the next time. */
    private static final String STREAMS_DUE =
            """
            select s.namespace, s.name
            from stream s
            where s.deleted_by is null
              and s.uid in (select t.stream_uid from tag_status t
                            where t.pending is not null and t.release_at <= ?::timestamptz
                            order by t.release_at
                            limit ?)
            for update of s skip locked
            """;

    private final Database database;
    private final StreamStore streams;
    private final Transactions transactions;
    private final HoldConfig config;

    public HoldTimer(Database database, StreamStore streams, Transactions transactions, HoldConfig config) {
        this.database = database;
        this.streams = streams;
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(every = "${imagestreams.holds.check-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseDue() {
        try {
            while (transactions.commit(this::releaseSome) == config.batchSize()) {
                LOG.debug("more holds are over than are released at once");
            }
        } catch (DatabaseException e) {
            LOG.debugf("holds are not looked at, tries again: reason=%s", e.getMessage());
        }
    }

    private int releaseSome() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<StreamKey> due = database.query(
                STREAMS_DUE,
                row -> new StreamKey(row.getString("namespace"), row.getString("name")),
                now,
                config.batchSize());
        List<StreamTransition> changes = streams.lock(new TreeSet<>(due)).values().stream()
                .map(before -> new StreamTransition(before, ReleaseRules.release(before, now), BY, now))
                .filter(StreamTransition::changesSomething)
                .toList();
        if (!changes.isEmpty()) {
            streams.save(changes);
        }
        return due.size();
    }
}
