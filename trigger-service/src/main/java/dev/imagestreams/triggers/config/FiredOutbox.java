package dev.imagestreams.triggers.config;

import java.util.List;

/** What configs have fired, in their order, until it is told. All methods take part in the caller's transaction. */
public interface FiredOutbox {

    void add(List<FiredConfig> fired);

    /** The oldest that nobody has been told of; nothing while another replica has some in hand. */
    List<FiredConfig> take(int limit);

    void markTold(List<FiredConfig> fired);
}
