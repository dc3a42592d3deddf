package dev.imagestreams.imports.metrics;

/** The meters of this service, and their tags. Changing one breaks somebody's dashboard. */
public final class MeterNames {

    /** Timer: requests sent to registries and token services, by {@link #REGISTRY}, {@link #METHOD}, {@link #STATUS}. */
    public static final String REGISTRY_REQUESTS = "imagestreams.registry.requests";

    /** Timer: waits of requests for the budget of their registry, by {@link #REGISTRY}. */
    public static final String REGISTRY_WAITS = "imagestreams.registry.waits";

    /** Counter: answers that asked to leave the registry alone for a time, by {@link #REGISTRY}. */
    public static final String REGISTRY_PAUSES = "imagestreams.registry.pauses";

    /** Counter: times a registry was found not to answer, and left alone; by {@link #REGISTRY}. */
    public static final String REGISTRY_OUTAGES = "imagestreams.registry.outages";

    /** Gauge: registries that are left alone now because they do not answer. */
    public static final String REGISTRIES_AWAY = "imagestreams.registry.away";

    /** Counter: reads that a mirror had no answer for, so that the next place was asked; by {@link #REGISTRY}. */
    public static final String MIRROR_MISSES = "imagestreams.registry.mirror.misses";

    /** Timer: sources resolved, by {@link #REGISTRY} and {@link #OUTCOME}. */
    public static final String IMPORTS = "imagestreams.imports";

    /** Timer: from the request of an import to the broker's acknowledgement of its answer. */
    public static final String TASK_AGE = "imagestreams.import.task.age";

    /** Timer: how much later than planned a scheduled tag was looked at. */
    public static final String SCHEDULE_DELAY = "imagestreams.import.schedule.delay";

    /** Counter: hints that something has changed in a registry, by {@link #KIND}. */
    public static final String HINTS = "imagestreams.import.hints";

    /** Counter: scheduled tags that are looked at sooner because of hints. */
    public static final String HINTED_TAGS = "imagestreams.import.hinted.tags";

    /** Counter: looks for what refers to an image, by {@link #OUTCOME}: {@code noted}, {@code postponed}, {@code given_up}. */
    public static final String REFERRER_LOOKS = "imagestreams.import.referrer.looks";

    /** Counter: records put aside because they cannot be read or applied, by {@link #TOPIC}. */
    public static final String DEAD_LETTERS = "imagestreams.dead.letters";

    /** The registry's name as in pull specs, or {@code other} beyond the first hundred. */
    public static final String REGISTRY = "registry";

    /** HTTP method. */
    public static final String METHOD = "method";

    /** HTTP status, or the kind of failure where there was none. */
    public static final String STATUS = "status";

    /** {@code resolved}, or the error code in lower case. */
    public static final String OUTCOME = "outcome";

    /** {@code push} or {@code delete}. */
    public static final String KIND = "kind";

    /** Topic the record was read from. */
    public static final String TOPIC = "topic";

    private MeterNames() {}
}
