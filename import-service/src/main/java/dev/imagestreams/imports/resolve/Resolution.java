package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the look at a source ended, with what only this service has to know about it. */
public sealed interface Resolution {

    ImportOutcome outcome();

    /** Whether trying again may end better without anybody changing anything. */
    default boolean passing() {
        return this instanceof Failure failure && failure.passing();
    }

    /** Whether it was the account of a secret that was not accepted, so that none may do better. */
    default boolean accountNotAccepted() {
        return this instanceof Failure failure && failure.accountRefused();
    }

    /** Whether it was refused for who asks. */
    default boolean unauthorized() {
        return this instanceof Failure failure && failure.outcome().code() == ErrorCode.UNAUTHORIZED;
    }

    /** @param source digest of what the reference itself points to: the list's, where an image was chosen from one */
    record Success(ImportOutcome.Resolved outcome, Digest source) implements Resolution {

        /** The same, known to be what this tag points to, which was picked of many. */
        public Success of(TagName picked) {
            return new Success(
                    new ImportOutcome.Resolved(outcome.reference(), outcome.image(), outcome.children(), picked),
                    source);
        }
    }

    /**
     * @param retryAfter when the registry wants to be asked again; null if it does not say
     * @param accountRefused whether it was the account that was not accepted, so that none may do better
     */
    record Failure(ImportOutcome.Failed outcome, boolean passing, @Nullable Duration retryAfter, boolean accountRefused)
            implements Resolution {

        Failure(ImportOutcome.Failed outcome, boolean passing) {
            this(outcome, passing, null, false);
        }
    }
}
