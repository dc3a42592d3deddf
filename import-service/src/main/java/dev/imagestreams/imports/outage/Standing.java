package dev.imagestreams.imports.outage;

/** What is known about a registry when something is claimed that is in it. */
public enum Standing {
    /** Nothing bad. */
    SOUND,
    /** It did not answer last time; it is looked at as usual. */
    DOUBTFUL,
    /** It is left alone: who follows it is told so, and it is not asked. */
    LEFT_ALONE,
    /** It was left alone, and this look is to find out whether it is back. */
    PROBED
}
