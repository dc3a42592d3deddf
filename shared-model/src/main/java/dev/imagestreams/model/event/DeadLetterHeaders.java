package dev.imagestreams.model.event;

/** What a record on a dead letter topic says about itself, beside the headers it came with. Values are UTF-8 text. */
public final class DeadLetterHeaders {

    /** Why it could not be read or applied. */
    public static final String REASON = "dead-letter-reason";

    /** The topic it was read from. */
    public static final String TOPIC = "dead-letter-topic";

    public static final String PARTITION = "dead-letter-partition";

    public static final String OFFSET = "dead-letter-offset";

    private DeadLetterHeaders() {}
}
