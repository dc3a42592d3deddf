package dev.imagestreams.imports.intake;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.DatabaseException;
import dev.imagestreams.imports.schedule.WishStore;
import dev.imagestreams.imports.task.ImportTask;
import dev.imagestreams.imports.task.TaskStore;
import dev.imagestreams.imports.task.TaskWorkers;
import dev.imagestreams.imports.work.Backoff;
import dev.imagestreams.model.event.ImportRequested;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Stores requests: tasks and schedules of a batch in one transaction, and then wakes the workers. While the database is
 * away it waits, for as long as it takes; a single request the database refuses is handed back and the others are
 * stored. When this returns, everything else is committed.
 */
@Singleton
public class RequestIntake {

    private static final Logger LOG = Logger.getLogger(RequestIntake.class);

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private final Database database;
    private final TaskStore tasks;
    private final WishStore wishes;
    private final TaskWorkers workers;
    private volatile boolean stopping;

    public RequestIntake(Database database, TaskStore tasks, WishStore wishes, TaskWorkers workers) {
        this.database = database;
        this.tasks = tasks;
        this.wishes = wishes;
        this.workers = workers;
    }

    /** @return the events that can never be stored, each with the reason */
    public Map<UUID, String> store(List<ReceivedRequest> requests) throws InterruptedException {
        try {
            storeWaiting(requests);
            return Map.of();
        } catch (DatabaseException e) {
            if (requests.size() == 1) {
                return Map.of(requests.get(0).event(), "the database refuses it: " + e.getMessage());
            }
        }
        Map<UUID, String> refused = new HashMap<>();
        for (ReceivedRequest request : requests) {
            refused.putAll(store(List.of(request)));
        }
        return refused;
    }

    /** @throws DatabaseException if the data is refused, and only then */
    private void storeWaiting(List<ReceivedRequest> requests) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                storeOnce(requests);
                workers.wake();
                return;
            } catch (DatabaseException e) {
                if (e.dataRefused()) {
                    throw e;
                }
                if (stopping) {
                    throw new InterruptedException("stopping while the database is away");
                }
                LOG.warnf("the database is away, waiting attempt=%d reason=%s", attempt, e.getMessage());
                Thread.sleep(backoff.after(attempt).toMillis());
            }
        }
    }

    private void storeOnce(List<ReceivedRequest> requests) {
        List<ImportTask> imports = new ArrayList<>();
        for (ReceivedRequest received : requests) {
            ImportRequested request = received.request();
            if (!request.imports().isEmpty() || request.repository() != null) {
                imports.add(ImportTask.fresh(received.event(), request, received.time()));
            }
        }
        database.change(connection -> {
            tasks.store(connection, imports);
            wishes.replace(
                    connection, requests.stream().map(ReceivedRequest::request).toList());
        });
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
