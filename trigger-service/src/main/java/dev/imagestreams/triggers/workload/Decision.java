package dev.imagestreams.triggers.workload;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has to happen to an object. */
public sealed interface Decision {

    /** It is as it should be, or waits for a tag. */
    record Settled() implements Decision {}

    /**
     * Its fields have to change, all or none.
     *
     * @param operations a JSON patch that fails if the object is no longer what was decided about
     * @param summary what changes, for a person
     */
    record Patch(List<PatchOperation> operations, String summary) implements Decision {
        public Patch {
            operations = List.copyOf(operations);
            Objects.requireNonNull(summary);
        }
    }

    /** A build has to be started because of these images; never empty. */
    record StartBuild(List<BuildCause> causes) implements Decision {
        public StartBuild {
            causes = List.copyOf(causes);
        }
    }

    /** Its triggers make no sense: nothing happens until somebody changes them. */
    record Refused(String reason) implements Decision {
        public Refused {
            Objects.requireNonNull(reason);
        }
    }

    /**
     * An image that a build follows.
     *
     * @param namespace as the reference says it; null when it leaves it out
     * @param name {@code stream:tag}
     * @param implied the trigger names no tag, the build's strategy does
     * @param image pull spec
     */
    record BuildCause(@Nullable String namespace, String name, boolean implied, String image) {
        public BuildCause {
            Objects.requireNonNull(name);
            Objects.requireNonNull(image);
        }
    }
}
