package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.LabelSelector;
import dev.imagestreams.model.api.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a watcher wants to be told, and as what: an object that begins to match is new to the watcher, and one that stops
 * matching is gone.
 *
 * @param name the only object it is about; empty for all
 * @param visible what the watcher may see
 */
record Selection(String name, LabelSelector labels, FieldSelector fields, Predicate<HasMetadata> visible) {

    Optional<Change.Type> toldAs(FeedEntry entry) {
        HasMetadata object = entry.change().object();
        if (!concerns(object)) {
            return Optional.empty();
        }
        Change.Type type = entry.change().type();
        boolean is = type != Change.Type.DELETED && labels.test(labelsOf(object));
        // Labels that are not known may have matched: telling a watcher of the end of what it never saw does no harm.
        boolean was = type != Change.Type.ADDED
                && entry.labelsBefore().map(labels::test).orElse(true);
        if (is) {
            return Optional.of(was ? Change.Type.MODIFIED : Change.Type.ADDED);
        }
        return was ? Optional.of(Change.Type.DELETED) : Optional.empty();
    }

    boolean selects(HasMetadata object) {
        return concerns(object) && labels.test(labelsOf(object));
    }

    /** By what never changes in an object. */
    private boolean concerns(HasMetadata object) {
        String ownName = object.getMetadata().getName();
        return (name.isEmpty() || name.equals(ownName)) && fields.test(object.getMetadata()) && visible.test(object);
    }

    private static Map<String, String> labelsOf(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    }
}
