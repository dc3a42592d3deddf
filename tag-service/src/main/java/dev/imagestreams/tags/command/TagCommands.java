package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.tags.command.StreamTransactions.Outcome;
import dev.imagestreams.tags.stream.SpecRules;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes single tags of streams, as {@code oc tag} does. [8.4 to 8.6] */
@ApplicationScoped
public class TagCommands {

    private final StreamTransactions transactions;
    private final StreamStore streams;

    public TagCommands(StreamTransactions transactions, StreamStore streams) {
        this.transactions = transactions;
        this.streams = streams;
    }

    /**
     * Makes a spec tag, and its stream if there is none. A draft without a tag only makes sure of the stream.
     *
     * @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS} if there is such a spec tag
     */
    public void create(StreamKey key, StreamTag tag, TagDraft draft, String actor) {
        Attribution by = new Attribution(actor, Cause.TAG);
        transactions.run(key, by, (stored, now) -> {
            StreamState before = orAbsent(key, stored, now);
            if (before.specOf(tag).isPresent()) {
                throw new ImageStreamException(
                        ErrorCode.ALREADY_EXISTS, "tag " + tag + " of stream " + key + " already exists");
            }
            return new Outcome(before, put(before, tag, draft, by, now));
        });
    }

    /**
     * Replaces a spec tag, or makes it, and its stream if there is none.
     *
     * @return whether there was no such spec tag before
     */
    public boolean put(StreamKey key, StreamTag tag, TagDraft draft, String actor) {
        Attribution by = new Attribution(actor, Cause.TAG);
        Outcome outcome = transactions.run(key, by, (stored, now) -> {
            requireVersion(key, stored, draft.resourceVersion());
            StreamState before = orAbsent(key, stored, now);
            return new Outcome(
                    before,
                    draft.tag() == null
                            ? new SpecRules(streams, by, now).annotate(before, tag, draft.annotations())
                            : put(before, tag, draft, by, now));
        });
        return outcome.before().specOf(tag).isEmpty();
    }

    /**
     * Removes a tag's wish and its history.
     *
     * @param uid deletes only from the stream of this identity; null from any
     */
    public void delete(StreamKey key, StreamTag tag, @Nullable String uid, String actor) {
        transactions.run(key, new Attribution(actor, Cause.TAG), (stored, now) -> {
            StreamState before = stored.orElseThrow(() -> StreamCommands.missing(key));
            if (uid != null && !uid.equals(before.uid().toString())) {
                throw new ImageStreamException(ErrorCode.CONFLICT, "the UID precondition was not met");
            }
            if (before.specOf(tag).isEmpty() && !before.status().containsKey(tag)) {
                throw new ImageStreamException(ErrorCode.NOT_FOUND, "tag " + tag + " of stream " + key + " not found");
            }
            StreamState after = before.without(tag);
            boolean specChanged = before.specOf(tag).isPresent();
            return new Outcome(before, specChanged ? after.withGeneration(before.generation() + 1) : after);
        });
    }

    private StreamState put(StreamState before, StreamTag tag, TagDraft draft, Attribution by, Instant now) {
        SpecRules rules = new SpecRules(streams, by, now);
        if (draft.tag() == null) {
            return rules.replace(
                    before,
                    before.lookupLocal(),
                    before.dockerImageRepository(),
                    List.copyOf(before.spec().values()));
        }
        TagSpec spec = draft.tag();
        return rules.put(
                before,
                new TagSpec(
                        tag,
                        spec.from(),
                        spec.reference(),
                        spec.generation(),
                        spec.importPolicy(),
                        spec.referencePolicy(),
                        draft.annotations()));
    }

    private static StreamState orAbsent(StreamKey key, Optional<StreamState> stored, Instant now) {
        return stored.orElseGet(() -> StreamState.absent(key, UUID.randomUUID(), now));
    }

    private static void requireVersion(StreamKey key, Optional<StreamState> stored, @Nullable Long version) {
        if (version == null) {
            return;
        }
        StreamState stream = stored.orElseThrow(() -> StreamCommands.missing(key));
        if (version != stream.resourceVersion()) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "another caller has updated the resource version to " + stream.resourceVersion());
        }
    }
}
