package dev.imagestreams.tags.change;

import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamTransition;

/** A change with its place in the order of all changes. */
public record NumberedTransition(long resourceVersion, StreamTransition change) {

    /** The stream after the change, or, if it deletes the stream, before it; with the newest entry of each tag. */
    public ImageStream snapshot() {
        StreamState stream = change.after() == null ? change.before() : change.after();
        return stream.withResourceVersion(resourceVersion).newestOnly().view();
    }
}
