package dev.imagestreams.model.api;

/** Headers of the internal API. */
public final class InternalHeaders {

    /** User name on whose behalf a service asks; trusted, because the asking service has authenticated itself. */
    public static final String ACTOR = "x-imagestreams-actor";

    /** What the user does, as a {@link dev.imagestreams.model.stream.Verb} in lower case. */
    public static final String VERB = "x-imagestreams-verb";

    private InternalHeaders() {}
}
