package dev.imagestreams.triggers.workload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an image that an object has counts as the one that it should have. */
public enum ImageComparison {

    /** When both are spelled alike, as OpenShift compares: pulled from elsewhere, it is another image. */
    TEXT,

    /** Also when both are the same digest: where it is pulled from is no reason for a rollout. */
    DIGEST;

    boolean isSame(@Nullable String present, String wanted) {
        if (wanted.equals(present)) {
            return true;
        }
        return this == DIGEST
                && present != null
                && digest(wanted).isPresent()
                && digest(wanted).equals(digest(present));
    }

    private static Optional<String> digest(String pullSpec) {
        int at = pullSpec.lastIndexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(pullSpec.substring(at + 1));
    }
}
