package dev.imagestreams.triggers.circle;

import java.util.UUID;

/**
 * A trigger is about to tell that a tag has moved.
 *
 * @param position of the change in the total order of all changes
 */
public record Firing(Subject subject, long position) {

    /** What may go in circles: a trigger and a tag it watches, in its own namespace. */
    public record Subject(UUID trigger, String stream, String tag) {}
}
