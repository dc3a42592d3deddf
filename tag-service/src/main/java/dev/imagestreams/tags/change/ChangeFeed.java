package dev.imagestreams.tags.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.tags.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * All changes of all streams in their total order. Because numbers become visible in their order and without gaps, a reader
 * who has seen number n has seen everything up to n.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final String CHANGES_AFTER =
            """
            select resource_version, type, stream
            from stream_change
            where resource_version > ?
            order by resource_version
            limit ?
            """;

    private static final String NEWEST = "select value from change_counter";

    private final Database database;
    private final ChangeSignal signal;
    private final ChangeConfig config;

    public ChangeFeed(Database database, ChangeSignal signal, ChangeConfig config) {
        this.database = database;
        this.signal = signal;
        this.config = config;
    }

    /**
     * Changes after a number; if there are none yet, waits for some.
     *
     * @throws ImageStreamException {@link ErrorCode#EXPIRED} if changes after that number are no longer kept, or the number
     *     was never given
     */
    public ChangePage after(long resourceVersion, int limit, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long mark = signal.mark();
            List<StreamChange> changes = read(resourceVersion, Math.min(limit, config.batchSize()));
            requireKept(resourceVersion, changes);
            if (!changes.isEmpty()) {
                return new ChangePage(changes, changes.get(changes.size() - 1).resourceVersion());
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return new ChangePage(List.of(), resourceVersion);
            }
            signal.await(mark, left.compareTo(config.pollInterval()) < 0 ? left : config.pollInterval());
        }
    }

    private List<StreamChange> read(long after, int limit) {
        return database.query(
                CHANGES_AFTER,
                row -> new StreamChange(
                        row.getLong("resource_version"),
                        StreamChange.Type.valueOf(row.getString("type")),
                        stream(row.getString("stream"))),
                after,
                limit);
    }

    /** Numbers have no gaps, so a page that starts with the next number misses nothing. */
    private void requireKept(long after, List<StreamChange> changes) {
        if (!changes.isEmpty() && changes.get(0).resourceVersion() == after + 1) {
            return;
        }
        boolean gap = !changes.isEmpty();
        long newest = database.query(NEWEST, row -> row.getLong(1)).get(0);
        if (gap || after > newest || (after < newest && read(after, 1).isEmpty())) {
            throw new ImageStreamException(
                    ErrorCode.EXPIRED, "too old resource version: " + after + " (" + newest + ")");
        }
    }

    private static ImageStream stream(String json) {
        try {
            return ModelJson.mapper().readValue(json, ImageStream.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
