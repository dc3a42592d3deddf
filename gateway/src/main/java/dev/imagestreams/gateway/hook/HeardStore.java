package dev.imagestreams.gateway.hook;

import java.time.Instant;
import java.util.Map;

/** When each source was heard by any replica: what one of them hears the others know, and a restart does not forget. */
interface HeardStore {

    /** What is known to be later stays. */
    void note(Map<String, Instant> heard);

    /** By the sources' names; some may not be configured any more. */
    Map<String, Instant> all();
}
