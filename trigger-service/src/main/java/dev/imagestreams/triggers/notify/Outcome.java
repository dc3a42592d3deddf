package dev.imagestreams.triggers.notify;

import dev.imagestreams.triggers.notify.http.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt met. */
public sealed interface Outcome {

    /** What the endpoint answered; null when it did not, or is not spoken to by HTTP. */
    @Nullable
    Answer answer();

    /** The word for metrics. */
    String word();

    /**
     * The target has it.
     *
     * @param pace the least time until the next, if the target has said how often it may be told; else null
     */
    record Accepted(@Nullable Answer answer, @Nullable Duration pace) implements Outcome {
        @Override
        public String word() {
            return "accepted";
        }
    }

    /**
     * The target may have it or not; it may be tried again.
     *
     * @param error for a person; never contains secrets
     * @param notBefore the least time the target asks to be left alone; null when it does not ask
     * @param inside it is in a network of the operator's, where most failures are over in a moment
     */
    record Failed(String error, @Nullable Answer answer, @Nullable Duration notBefore, boolean inside)
            implements Outcome {

        public Failed {
            // PostgreSQL's text cannot hold NUL, and messages may quote what a peer sent.
            error = error.replace('\0', '\ufffd');
        }

        public static Failed because(String error) {
            return new Failed(error, null, null, false);
        }

        @Override
        public String word() {
            return "failed";
        }
    }

    /** The target says it is gone for good: its trigger is to be paused. */
    record Gone(Answer answer) implements Outcome {
        @Override
        public String word() {
            return "gone";
        }
    }
}
