package dev.imagestreams.tags.command;

import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.change.ChangeSignal;
import dev.imagestreams.tags.database.DatabaseException;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one decision about one stream: lock, decide, save what changed, tell. Two callers that make the same stream at the
 * same time meet in the database; the later one decides again.
 */
@ApplicationScoped
public class StreamTransactions {

    private static final int ATTEMPTS = 5;

    private final StreamStore streams;
    private final ChangeSignal signal;

    public StreamTransactions(StreamStore streams, ChangeSignal signal) {
        this.streams = streams;
        this.signal = signal;
    }

    /** What shall become of a stream. */
    @FunctionalInterface
    public interface Decision {

        /**
         * @param stream the stream, or empty if there is none of that name
         * @return before and after; equal ones change nothing
         */
        Outcome decide(Optional<StreamState> stream, Instant now);
    }

    /** @param after null deletes the stream */
    public record Outcome(StreamState before, @Nullable StreamState after) {}

    /** Returns the outcome as stored. */
    public Outcome run(StreamKey key, Attribution by, Decision decision) {
        for (int attempt = 1; ; attempt++) {
            try {
                Outcome outcome = QuarkusTransaction.requiringNew().call(() -> runOnce(key, by, decision));
                signal.raise();
                return outcome;
            } catch (DatabaseException e) {
                if (!e.isRace() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Outcome runOnce(StreamKey key, Attribution by, Decision decision) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        StreamState stored = streams.lock(List.of(key)).get(key);
        Outcome outcome = decision.decide(Optional.ofNullable(stored), now);
        StreamTransition change = new StreamTransition(outcome.before(), outcome.after(), by, now);
        if (!change.changesSomething()) {
            return outcome;
        }
        long version = streams.save(List.of(change)).get(0);
        return new Outcome(
                outcome.before(),
                outcome.after() == null ? null : outcome.after().withResourceVersion(version));
    }
}
