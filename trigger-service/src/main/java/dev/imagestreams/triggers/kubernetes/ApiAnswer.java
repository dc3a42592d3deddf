package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.reconcile.Applied;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;

/** What an API server's refusal means for a change. */
final class ApiAnswer {

    private static final int MOST_WORDS = 500;

    private ApiAnswer() {}

    static Applied to(KubernetesClientException failure) {
        String reason = reason(failure);
        return switch (failure.getCode()) {
            case 404, 410 -> new Applied.Gone();
            case 409 -> new Applied.Rejected(reason, true);
            // A failed test of a JSON patch is answered like a broken rule.
            case 400, 422 -> new Applied.Rejected(reason, false);
            default -> new Applied.Failed(reason, notBefore(failure).orElse(null));
        };
    }

    /** The server's words, or those of whatever kept us from reaching it. */
    static String reason(KubernetesClientException failure) {
        String words = Optional.ofNullable(failure.getStatus())
                .map(Status::getMessage)
                .orElseGet(() -> failure.getCause() == null
                        ? failure.getMessage()
                        : failure.getMessage() + ": " + failure.getCause().getMessage());
        String text = String.valueOf(words);
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) : text;
    }

    private static Optional<Duration> notBefore(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getRetryAfterSeconds)
                .map(Duration::ofSeconds);
    }
}
