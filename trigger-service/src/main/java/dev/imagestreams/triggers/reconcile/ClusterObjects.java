package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Problem;
import java.util.Objects;
import java.util.Optional;

/** The objects of a cluster, to be changed. Calls wait for the cluster; what it answers to a change is a value. */
public interface ClusterObjects {

    Applied patch(ObjectKey key, Decision.Patch patch);

    Applied startBuild(ObjectKey key, Decision.StartBuild build);

    /** As the cluster has it now; empty if it has none, or none that depends on images. */
    Optional<Dependent> read(ObjectKey key);

    /** Tells people who look at the object in the cluster. If that does not work, nothing else happens. */
    void tell(Dependent about, News news);

    /** @param message for a person */
    record News(Kind kind, String message) {

        /** What a person has to do: nothing, wait, or look at it. */
        public enum Kind {
            CHANGED,
            WAITING,
            FAILED
        }

        public News {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(message);
        }

        static News of(Problem problem) {
            return new News(problem.passes() ? Kind.WAITING : Kind.FAILED, problem.message());
        }
    }
}
