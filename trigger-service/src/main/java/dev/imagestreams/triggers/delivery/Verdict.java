package dev.imagestreams.triggers.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a delivery after an attempt. */
public sealed interface Verdict {

    /** The delivery's state from now on, in the words of the table and of {@code Delivery.State}. */
    String state();

    /** It arrived. */
    record Delivered() implements Verdict {
        @Override
        public String state() {
            return "delivered";
        }
    }

    /** It is tried again. */
    record Retry(Instant at) implements Verdict {
        @Override
        public String state() {
            return "pending";
        }
    }

    /**
     * It is given up.
     *
     * @param pausing why the trigger is paused with it; null when it is not
     */
    record Dead(@Nullable String pausing) implements Verdict {
        @Override
        public String state() {
            return "dead";
        }
    }
}
