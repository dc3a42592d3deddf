package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.tags.command.StreamTransactions.Outcome;
import dev.imagestreams.tags.stream.SpecRules;
import dev.imagestreams.tags.stream.StreamReads;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes single tags of streams, as {@code oc tag} does. [8.4 to 8.6, 9] */
@ApplicationScoped
public class TagCommands {

    private final StreamTransactions transactions;
    private final StreamReads reads;

    public TagCommands(StreamTransactions transactions, StreamReads reads) {
        this.transactions = transactions;
        this.reads = reads;
    }

    /** @param created whether there was no such spec tag before */
    public record Written(boolean created, TagView tag) {}

    /**
     * Makes a spec tag, and its stream if there is none. A draft without a tag only makes sure of the stream.
     *
     * @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS} if there is such a spec tag
     */
    public Written create(StreamKey key, StreamTag tag, TagDraft draft, Act act) {
        return run(key, tag, act, (stored, surroundings, now) -> {
            StreamState before = orAbsent(key, stored, now);
            if (before.specOf(tag).isPresent()) {
                throw new ImageStreamException(
                        ErrorCode.ALREADY_EXISTS, "tag " + tag + " of stream " + key + " already exists");
            }
            return Outcome.of(before, put(rules(surroundings, act, now), before, tag, draft));
        });
    }

    /** Replaces a spec tag, or makes it, and its stream if there is none. */
    public Written put(StreamKey key, StreamTag tag, TagDraft draft, Act act) {
        return run(key, tag, act, (stored, surroundings, now) -> {
            requireVersion(key, stored, draft.resourceVersion());
            StreamState before = orAbsent(key, stored, now);
            SpecRules rules = rules(surroundings, act, now);
            return Outcome.of(
                    before,
                    draft.tag() == null
                            ? rules.annotate(before, tag, draft.annotations())
                            : put(rules, before, tag, draft));
        });
    }

    /**
     * Removes a tag's wish and its history.
     *
     * @param uid deletes only from the stream of this identity; null from any
     */
    public void delete(StreamKey key, StreamTag tag, @Nullable String uid, Act act) {
        run(key, act, (stored, surroundings, now) -> {
            StreamState before = stored.orElseThrow(() -> StreamCommands.missing(key));
            if (uid != null && !uid.equals(before.uid().toString())) {
                throw new ImageStreamException(ErrorCode.CONFLICT, "the UID precondition was not met");
            }
            boolean wished = before.specOf(tag).isPresent();
            if (!wished && !before.status().containsKey(tag)) {
                throw missing(key, tag);
            }
            StreamState after = before.without(tag);
            return Outcome.of(before, wished ? after.withGeneration(before.generation() + 1) : after);
        });
    }

    /** Removes a tag's wish, if there is one, and keeps its history. */
    public void forget(StreamKey key, StreamTag tag, Act act) {
        run(key, act, (stored, surroundings, now) -> {
            StreamState before = stored.orElseThrow(() -> StreamCommands.missing(key));
            return Outcome.of(before, rules(surroundings, act, now).forget(before, tag));
        });
    }

    public static ImageStreamException missing(StreamKey key, StreamTag tag) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "tag " + tag + " of stream " + key + " not found");
    }

    private Written run(StreamKey key, StreamTag tag, Act act, StreamTransactions.Decision decision) {
        return transactions.run(
                key,
                act,
                Cause.TAG,
                decision,
                outcome -> new Written(outcome.before().specOf(tag).isEmpty(), written(key, tag)));
    }

    private void run(StreamKey key, Act act, StreamTransactions.Decision decision) {
        transactions.run(key, act, Cause.TAG, decision, outcome -> outcome);
    }

    /** A tag written without a spec (a mere "make sure of the stream") has nothing to show but its stream. */
    private TagView written(StreamKey key, StreamTag tag) {
        return reads.find(key, tag)
                .or(() -> reads.find(key).map(stream -> new TagView(tag, stream, null)))
                .orElseThrow(() -> missing(key, tag));
    }

    private static SpecRules rules(Surroundings surroundings, Act act, Instant now) {
        return new SpecRules(surroundings, act.because(Cause.TAG), now);
    }

    private static StreamState put(SpecRules rules, StreamState before, StreamTag tag, TagDraft draft) {
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
