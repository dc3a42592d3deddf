package dev.imagestreams.tags.change;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.Json;
import dev.imagestreams.tags.stream.HistoryAtChange;
import dev.imagestreams.tags.stream.StreamReads.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * All changes of all streams and images in their total order. Because numbers become visible in their order and without
 * gaps, a reader who has seen number n has seen everything up to n.
 */
@ApplicationScoped
public class ChangeFeed {

    private static final String CHANGES_AFTER =
            """
            select resource_version, type, stream, image
            from stream_change
            where resource_version > ?
            order by resource_version
            limit ?
            """;

    /** Whole histories may be long, so a page of them has fewer changes. */
    private static final int MOST_WITH_HISTORY = 100;

    private final Database database;
    private final ChangeCounter counter;
    private final HistoryAtChange histories;
    private final ChangeSignal signal;
    private final ChangeConfig config;

    public ChangeFeed(
            Database database,
            ChangeCounter counter,
            HistoryAtChange histories,
            ChangeSignal signal,
            ChangeConfig config) {
        this.database = database;
        this.counter = counter;
        this.histories = histories;
        this.signal = signal;
        this.config = config;
    }

    /**
     * Changes after a number; if there are none yet, waits for some.
     *
     * @throws ImageStreamException {@link ErrorCode#EXPIRED} if changes after that number are no longer kept, or the number
     *     was never given
     */
    public ChangePage after(long resourceVersion, int limit, Duration wait, History history)
            throws InterruptedException {
        int most = Math.min(limit, history == History.ALL ? MOST_WITH_HISTORY : config.batchSize());
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            CountDownLatch changed = signal.next();
            List<Change> changes = read(resourceVersion, most);
            requireKept(resourceVersion, changes);
            if (!changes.isEmpty()) {
                long last = changes.get(changes.size() - 1).resourceVersion();
                return new ChangePage(history == History.ALL ? withHistory(changes) : changes, last);
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return new ChangePage(List.of(), resourceVersion);
            }
            changed.await(Math.min(left.toNanos(), config.pollInterval().toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    private List<Change> withHistory(List<Change> changes) {
        List<StreamChange> ofStreams = changes.stream()
                .filter(StreamChange.class::isInstance)
                .map(StreamChange.class::cast)
                .toList();
        Map<Long, Change> complete = new HashMap<>();
        histories.complete(ofStreams).forEach(change -> complete.put(change.resourceVersion(), change));
        return changes.stream()
                .map(change -> complete.getOrDefault(change.resourceVersion(), change))
                .toList();
    }

    private List<Change> read(long after, int limit) {
        return database.query(CHANGES_AFTER, ChangeFeed::change, after, limit);
    }

    private static Change change(ResultSet row) throws SQLException {
        long resourceVersion = row.getLong("resource_version");
        Change.Type type = Change.Type.valueOf(row.getString("type"));
        String image = row.getString("image");
        return image == null
                ? new StreamChange(resourceVersion, type, Json.read(row.getString("stream"), ImageStream.class))
                : new ImageChange(resourceVersion, type, Json.read(image, StoredImage.class));
    }

    /** Numbers have no gaps, so a page that starts with the next number misses nothing. */
    private void requireKept(long after, List<Change> changes) {
        if (!changes.isEmpty() && changes.get(0).resourceVersion() == after + 1) {
            return;
        }
        boolean gap = !changes.isEmpty();
        long newest = counter.last();
        if (gap || after > newest || (after < newest && read(after, 1).isEmpty())) {
            throw new ImageStreamException(
                    ErrorCode.EXPIRED, "too old resource version: " + after + " (" + newest + ")");
        }
    }
}
