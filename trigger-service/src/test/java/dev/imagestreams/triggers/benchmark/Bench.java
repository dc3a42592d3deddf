package dev.imagestreams.triggers.benchmark;

import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.delivery.ChangeFanOut.Received;
import dev.imagestreams.triggers.subscription.Triggers;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.TestBroker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A namespace of its own to measure in: its triggers, its changes, and what became of them. */
final class Bench {

    private static final String COUNT =
            """
            select count(*) from delivery join trigger on trigger.uid = delivery.trigger
            where trigger.namespace = ? and delivery.state = ?
            """;

    private final String namespace = "b" + UUID.randomUUID().toString().substring(0, 13);
    private final StreamKey stream = new StreamKey(namespace, "app");
    private final Triggers triggers;
    private final DataSource database;
    private long position;

    Bench(Triggers triggers, DataSource database) {
        this.triggers = triggers;
        this.database = database;
    }

    /** Webhooks for everything in the namespace, to paths that end in their numbers. */
    void webhooks(int count, String url) {
        IntStream.range(0, count).parallel().forEach(number -> webhook("w" + number, url + number));
    }

    void webhook(String name, String url) {
        triggers.create(
                namespace,
                new TriggerDraft(name, null, null, false, new TriggerTarget.Webhook(url, null)),
                "benchmark",
                false);
    }

    Backlog backlog() {
        return new Backlog(database, namespace);
    }

    Received change() {
        return new Received(UUID.randomUUID(), Changes.in(stream, "prod", ++position));
    }

    /** Returns the event's id. */
    String publish() {
        Received change = change();
        TestBroker.publish(change.id(), change.change());
        return change.id().toString();
    }

    void awaitDeliveries(String state, long wanted, Duration patience) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count(state) < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + count(state) + " of " + wanted + " are " + state);
            }
            Thread.sleep(10);
        }
    }

    long count(String state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, namespace);
            statement.setString(2, state);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
