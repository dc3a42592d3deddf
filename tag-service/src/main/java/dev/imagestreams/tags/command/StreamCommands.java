package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.StreamTransactions.Outcome;
import dev.imagestreams.tags.stream.Metadata;
import dev.imagestreams.tags.stream.SpecRules;
import dev.imagestreams.tags.stream.StatusRules;
import dev.imagestreams.tags.stream.StreamReads;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, replaces and deletes streams as a whole. Answers the stream with its whole history. [5] */
@ApplicationScoped
public class StreamCommands {

    private final StreamTransactions transactions;
    private final StreamStore streams;
    private final StreamReads reads;

    public StreamCommands(StreamTransactions transactions, StreamStore streams, StreamReads reads) {
        this.transactions = transactions;
        this.streams = streams;
        this.reads = reads;
    }

    /** @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS} */
    public ImageStream create(StreamKey key, StreamDraft draft, Act act) {
        return run(key, act, (stored, surroundings, now) -> {
            if (stored.isPresent()) {
                throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "stream " + key + " already exists");
            }
            StreamState absent = StreamState.absent(key, UUID.randomUUID(), now);
            return Outcome.of(absent, apply(absent, metadata(draft).created(), draft, act, surroundings, now));
        });
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} */
    public ImageStream replace(StreamKey key, StreamDraft draft, Act act) {
        return run(key, act, (stored, surroundings, now) -> {
            StreamState before = stored.orElseThrow(() -> missing(key));
            Preconditions.require(before, draft.uid(), draft.resourceVersion());
            Metadata metadata = before.metadata().replacedBy(metadata(draft));
            return writtenOrGone(before, apply(before, metadata, draft, act, surroundings, now));
        });
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} */
    public ImageStream replaceStatus(StreamKey key, StatusDraft draft, Act act) {
        return run(key, act, (stored, surroundings, now) -> {
            StreamState before = streams.withHistory(stored.orElseThrow(() -> missing(key)));
            Preconditions.require(before, draft.uid(), draft.resourceVersion());
            StatusRules rules = new StatusRules(surroundings, act.because(Cause.TAG));
            return writtenOrGone(before, rules.write(before, draft));
        });
    }

    /**
     * Deletes a stream, or marks it, if it has finalizers.
     *
     * @param uid deletes only the stream of this identity; null deletes any
     * @param resourceVersion deletes only the stream as of this version; null deletes any
     */
    public ImageStream delete(StreamKey key, @Nullable String uid, @Nullable Long resourceVersion, Act act) {
        return run(key, act, (stored, surroundings, now) -> {
            StreamState before = stored.orElseThrow(() -> missing(key));
            Preconditions.require(before, uid, resourceVersion);
            return before.metadata().isHeld()
                    ? Outcome.of(before, before.markedDeleted(now))
                    : Outcome.gone(before, streams.withHistory(before));
        });
    }

    static ImageStreamException missing(StreamKey key) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found");
    }

    private ImageStream run(StreamKey key, Act act, StreamTransactions.Decision decision) {
        return transactions.run(
                key,
                act,
                Cause.TAG,
                decision,
                outcome -> outcome.after() == null
                        ? outcome.last().view()
                        : reads.find(key).orElseGet(() -> outcome.last().view()));
    }

    /** A stream that is being deleted goes with its last finalizer. */
    private Outcome writtenOrGone(StreamState before, StreamState after) {
        if (!after.metadata().isBeingDeleted() || after.metadata().isHeld()) {
            return Outcome.of(before, after);
        }
        return Outcome.gone(before, streams.withHistory(before).withMetadata(after.metadata()));
    }

    private static StreamState apply(
            StreamState before, Metadata metadata, StreamDraft draft, Act act, Surroundings surroundings, Instant now) {
        return new SpecRules(surroundings, act.because(Cause.TAG), now)
                .replace(
                        before.withMetadata(metadata),
                        draft.lookupLocal(),
                        draft.dockerImageRepository(),
                        draft.specTags());
    }

    private static Metadata metadata(StreamDraft draft) {
        return new Metadata(draft.labels(), draft.annotations(), draft.housekeeping());
    }
}
