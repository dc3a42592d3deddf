package dev.imagestreams.gateway.config.webhook;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.openshift.api.model.SourceRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from what came to a webhook. */
sealed interface WebhookVerdict {

    /**
     * @param revision of the source that is to be built; null for the newest
     * @param env for this build alone
     * @param warning what was not taken of the request; null if all was
     */
    record Build(@Nullable SourceRevision revision, List<EnvVar> env, @Nullable String warning)
            implements WebhookVerdict {}

    /** @param why in OpenShift's words; null for a greeting, which needs none */
    record Skip(@Nullable String why) implements WebhookVerdict {}
}
