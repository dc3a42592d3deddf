package dev.imagestreams.tags.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Runs reads that belong together in one moment: the caller's transaction if there is one, else a snapshot of its own. */
@ApplicationScoped
public class Snapshots {

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private final Database database;

    public Snapshots(Database database) {
        this.database = database;
    }

    public <T> T read(Callable<T> read) {
        if (QuarkusTransaction.isActive()) {
            return QuarkusTransaction.joiningExisting().call(read);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            database.update(ONE_MOMENT);
            return read.call();
        });
    }
}
