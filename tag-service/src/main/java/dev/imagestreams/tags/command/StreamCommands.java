package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.StreamTransactions.Outcome;
import dev.imagestreams.tags.stream.SpecRules;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, replaces and deletes streams as a whole. */
@ApplicationScoped
public class StreamCommands {

    private final StreamTransactions transactions;
    private final StreamStore streams;

    public StreamCommands(StreamTransactions transactions, StreamStore streams) {
        this.transactions = transactions;
        this.streams = streams;
    }

    /** @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS} */
    public void create(StreamKey key, StreamDraft draft, String actor) {
        Attribution by = new Attribution(actor, Cause.TAG);
        transactions.run(key, by, (stored, now) -> {
            if (stored.isPresent()) {
                throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "stream " + key + " already exists");
            }
            StreamState absent = StreamState.absent(key, UUID.randomUUID(), now);
            return new Outcome(absent, apply(absent, draft, by, now));
        });
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} */
    public void replace(StreamKey key, StreamDraft draft, String actor) {
        Attribution by = new Attribution(actor, Cause.TAG);
        transactions.run(key, by, (stored, now) -> {
            StreamState before = stored.orElseThrow(() -> missing(key));
            require(before, draft.uid(), draft.resourceVersion());
            return new Outcome(before, apply(before, draft, by, now));
        });
    }

    /**
     * @param uid deletes only the stream of this identity; null deletes any
     * @param resourceVersion deletes only the stream as of this version; null deletes any
     * @return the stream as it was, with the newest entry of each tag's history
     */
    public ImageStream delete(StreamKey key, @Nullable String uid, @Nullable Long resourceVersion, String actor) {
        Attribution by = new Attribution(actor, Cause.TAG);
        Outcome outcome = transactions.run(key, by, (stored, now) -> {
            StreamState before = stored.orElseThrow(() -> missing(key));
            require(before, uid, resourceVersion);
            return new Outcome(before, null);
        });
        return outcome.before().snapshot();
    }

    private StreamState apply(StreamState before, StreamDraft draft, Attribution by, Instant now) {
        return new SpecRules(streams, by, now)
                .replace(
                        before.withMetadata(draft.labels(), draft.annotations()),
                        draft.lookupLocal(),
                        draft.dockerImageRepository(),
                        draft.specTags());
    }

    static ImageStreamException missing(StreamKey key) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found");
    }

    private static void require(StreamState stream, @Nullable String uid, @Nullable Long resourceVersion) {
        if (uid != null && !uid.equals(stream.uid().toString())) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + stream.uid());
        }
        if (resourceVersion != null && resourceVersion != stream.resourceVersion()) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }
}
