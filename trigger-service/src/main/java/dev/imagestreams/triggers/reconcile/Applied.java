package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.Dependent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to change an object. */
public sealed interface Applied {

    /** The word for metrics. */
    String word();

    /** @param now the object as it is now; empty if the answer does not say */
    record Done(Optional<Dependent> now) implements Applied {
        @Override
        public String word() {
            return "done";
        }
    }

    /** The object is not there any more. */
    record Gone() implements Applied {
        @Override
        public String word() {
            return "gone";
        }
    }

    /**
     * The change was not taken: the object has changed since it was looked at, or the change is against a rule.
     *
     * @param lostRace surely the former
     */
    record Rejected(String reason, boolean lostRace) implements Applied {
        public Rejected {
            Objects.requireNonNull(reason);
        }

        @Override
        public String word() {
            return "rejected";
        }
    }

    /**
     * It did not work, and may work later.
     *
     * @param notBefore the least time the server asks to be left alone; null when it does not ask
     */
    record Failed(String reason, @Nullable Duration notBefore) implements Applied {
        public Failed {
            Objects.requireNonNull(reason);
        }

        @Override
        public String word() {
            return "failed";
        }
    }
}
