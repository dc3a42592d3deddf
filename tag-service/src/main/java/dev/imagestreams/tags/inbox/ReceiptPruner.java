package dev.imagestreams.tags.inbox;

import dev.imagestreams.tags.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets receipts after their retention. */
@ApplicationScoped
public class ReceiptPruner {

    private static final String FORGET_RECEIPTS = "delete from receipt where received < ?::timestamptz";

    private final Database database;
    private final InboxConfig config;

    public ReceiptPruner(Database database, InboxConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        Instant oldest = Instant.now().minus(config.receiptRetention());
        QuarkusTransaction.requiringNew().run(() -> database.update(FORGET_RECEIPTS, oldest));
    }
}
