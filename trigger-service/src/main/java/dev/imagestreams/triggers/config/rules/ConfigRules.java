package dev.imagestreams.triggers.config.rules;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is particular to one kind of config. Objects that are handed in are the callee's to change. */
public interface ConfigRules<T extends HasMetadata> {

    Class<T> type();

    /** As it is kept: with OpenShift's defaults, and the status that is stored, whatever the client says of it. */
    T complete(T written, @Nullable T stored);

    List<FieldError> validate(T object);

    /** What of it decides; empty if it follows no image. */
    Optional<Dependent> view(T object);

    /** Every tag its triggers name, also those that decide nothing by themselves. */
    Set<TagKey> tags(T object);

    /** Tags that have to point somewhere before it is due for the first time, beside those it follows. */
    Set<TagKey> waitsFor(T object);

    /**
     * The object after somebody wanted a build or a deployment of it.
     *
     * @throws ImageStreamException if there can be none, in OpenShift's words
     */
    Fired<T> instantiate(T object, InstantiateCommand command, Resolution resolution, Instant now);

    /** The object after its decision was acted on. */
    Fired<T> fire(T object, Decision decision, Resolution resolution, Instant now);

    /** The object after a build or a deployment is due because it is another than before; empty if none is. */
    Optional<Fired<T>> changed(T object, Resolution resolution, Instant now);

    /**
     * @param number of the build or deployment that is due; null if the object only took note
     * @param message why it is due, in OpenShift's words
     */
    record Fired<T extends HasMetadata>(T object, @Nullable Long number, String message) {

        /** What only took note. */
        public static <T extends HasMetadata> Fired<T> noted(T object) {
            return new Fired<>(object, null, "");
        }
    }
}
