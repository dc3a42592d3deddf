package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.tags.policy.NamespacePolicies;
import dev.imagestreams.tags.stream.Admission;
import dev.imagestreams.tags.stream.ImportRules;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamTransition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one event.
 *
 * @param change what it makes of the stream; of a refused event, at most that its tags say why
 * @param rejected why its results are not taken; null when they are
 */
record Decision(Received received, StreamTransition change, @Nullable Problem rejected) {

    /** @param before the stream; null if there is none of that name */
    static Decision about(Received received, @Nullable StreamState before, NamespacePolicies policies, Instant now) {
        DigestResolved event = received.event();
        StreamState known = before == null ? StreamState.absent(event.stream(), UUID.randomUUID(), now) : before;
        if (event.uid() != null && !event.uid().equals(known.uid())) {
            String message = "the stream " + event.stream() + " this was imported for is gone";
            return refused(received, known, known, now, new ImageStreamException(ErrorCode.NOT_FOUND, message));
        }
        ImportRules rules = new ImportRules(event.by(), now);
        StreamState after = rules.apply(known, event.results());
        Admission admission = new Admission(policies.surroundings(event.stream().namespace()));
        try {
            admission.require(known, after);
            StreamTransition change = new StreamTransition(known, after, event.by(), now);
            if (change.isCreation()) {
                policies.admitStream(event.stream().namespace());
            }
            return new Decision(received, change, null);
        } catch (ImageStreamException e) {
            StreamState told = admission
                    .exceeded(known, after)
                    .filter(text -> known.exists())
                    .map(text -> rules.refused(known, after, text))
                    .orElse(known);
            return refused(received, known, told, now, e);
        }
    }

    boolean changesSomething() {
        return change.changesSomething();
    }

    private static Decision refused(
            Received received, StreamState before, StreamState after, Instant now, ImageStreamException reason) {
        StreamTransition change =
                new StreamTransition(before, after, received.event().by(), now);
        return new Decision(received, change, Problem.of(reason));
    }

    static List<StreamTransition> changes(List<Decision> decisions) {
        return decisions.stream().map(Decision::change).toList();
    }
}
