package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.policy.NamespacePolicies;
import dev.imagestreams.tags.policy.Policies;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import dev.imagestreams.tags.stream.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one decision about one stream: lock, decide, save what changed, tell, answer. */
@ApplicationScoped
public class StreamTransactions {

    private final Transactions transactions;
    private final StreamStore streams;
    private final ImageStore images;
    private final Policies policies;

    public StreamTransactions(Transactions transactions, StreamStore streams, ImageStore images, Policies policies) {
        this.transactions = transactions;
        this.streams = streams;
        this.images = images;
        this.policies = policies;
    }

    /** What shall become of a stream. */
    @FunctionalInterface
    public interface Decision {

        /**
         * @param stream the stream, or empty if there is none of that name
         * @return before and after; equal ones change nothing
         */
        Outcome decide(Optional<StreamState> stream, Surroundings surroundings, Instant now);
    }

    /**
     * @param after null deletes the stream
     * @param last the stream as it was last, to be shown when it is gone
     * @param images to be stored with it, if they are new
     */
    public record Outcome(StreamState before, @Nullable StreamState after, StreamState last, List<StoredImage> images) {

        static Outcome of(StreamState before, StreamState after) {
            return new Outcome(before, after, after, List.of());
        }

        static Outcome gone(StreamState before, StreamState last) {
            return new Outcome(before, null, last, List.of());
        }
    }

    /** @param answer what to tell the caller: asked after the commit, or, of a dry run, before everything is taken back */
    public <T> T run(StreamKey key, Act act, Cause cause, Decision decision, Function<Outcome, T> answer) {
        if (act.dryRun()) {
            return transactions.tryOut(() -> answer.apply(runOnce(key, act, cause, decision)));
        }
        return answer.apply(transactions.commit(() -> runOnce(key, act, cause, decision)));
    }

    private Outcome runOnce(StreamKey key, Act act, Cause cause, Decision decision) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        StreamState stored = streams.lock(List.of(key)).get(key);
        NamespacePolicies demands = policies.of(Set.of(key.namespace()));
        Outcome outcome = decision.decide(Optional.ofNullable(stored), demands.surroundings(key.namespace()), now);
        StreamTransition change = new StreamTransition(outcome.before(), outcome.after(), act.because(cause), now);
        if (change.isCreation()) {
            demands.admitStream(key.namespace());
        }
        images.add(outcome.images(), now);
        if (!change.changesSomething()) {
            return outcome;
        }
        long version = streams.save(List.of(change)).get(0);
        StreamState after = outcome.after() == null ? null : outcome.after().withResourceVersion(version);
        return new Outcome(outcome.before(), after, outcome.last().withResourceVersion(version), outcome.images());
    }
}
