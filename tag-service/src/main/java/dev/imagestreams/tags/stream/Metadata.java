package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Housekeeping;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a client may write beside the spec. An object with finalizers is only marked when it is deleted; it goes when a
 * write has taken the last of them away, and none may be added meanwhile.
 */
public record Metadata(Map<String, String> labels, Map<String, String> annotations, Housekeeping housekeeping) {

    public static final Metadata NONE = new Metadata(Map.of(), Map.of(), Housekeeping.NONE);

    public Metadata {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /** What a client wants, for an object that is new: nobody creates something that is being deleted. */
    public Metadata created() {
        return with(housekeeping.deletedAt(null));
    }

    /**
     * What a client wants instead.
     *
     * @throws ImageStreamException invalid, if finalizers are added to an object that is being deleted
     */
    public Metadata replacedBy(Metadata wanted) {
        List<String> added = wanted.housekeeping.finalizers().stream()
                .filter(finalizer -> !housekeeping.finalizers().contains(finalizer))
                .toList();
        if (isBeingDeleted() && !added.isEmpty()) {
            String shown = added.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
            throw ImageStreamException.invalid(List.of(FieldError.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + shown + '}')));
        }
        return wanted.with(wanted.housekeeping.deletedAt(housekeeping.deletionTimestamp()));
    }

    /** Marked as being deleted, if it is not yet. */
    public Metadata markedDeleted(Instant now) {
        return isBeingDeleted() ? this : with(housekeeping.deletedAt(now.truncatedTo(ChronoUnit.SECONDS)));
    }

    public boolean isBeingDeleted() {
        return housekeeping.isBeingDeleted();
    }

    /** Whether somebody has something to do before the object may go. */
    public boolean isHeld() {
        return !housekeeping.finalizers().isEmpty();
    }

    public Metadata withAnnotation(String name, String value) {
        Map<String, String> more = new TreeMap<>(annotations);
        more.put(name, value);
        return new Metadata(labels, more, housekeeping);
    }

    private Metadata with(Housekeeping other) {
        return new Metadata(labels, annotations, other);
    }
}
