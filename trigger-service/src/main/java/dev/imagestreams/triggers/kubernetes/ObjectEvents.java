package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.reconcile.ClusterObjects.News;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes Kubernetes events about objects, where {@code kubectl describe} shows them. */
final class ObjectEvents {

    /** Who we are in events, and in the managed fields of what we patch. */
    static final String COMPONENT = "imagestreams";

    private static final Logger LOG = Logger.getLogger(ObjectEvents.class);

    private final KubernetesClient client;
    private final Clock clock;

    ObjectEvents(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    void tell(Dependent about, News news) {
        try {
            client.v1()
                    .events()
                    .inNamespace(about.key().namespace())
                    .resource(event(about, news))
                    .create();
        } catch (KubernetesClientException e) {
            LOG.debugf("event not written: object=%s reason=%s", about.key(), e.getMessage());
        }
    }

    private Event event(Dependent about, News news) {
        ObjectKey key = about.key();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new EventBuilder()
                .withNewMetadata()
                .withName(key.name() + '.' + UUID.randomUUID().toString().replace("-", ""))
                .withNamespace(key.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(key.kind().apiVersion())
                .withKind(key.kind().kind())
                .withNamespace(key.namespace())
                .withName(key.name())
                .withUid(about.uid())
                .endInvolvedObject()
                .withType(news.kind() == News.Kind.FAILED ? "Warning" : "Normal")
                .withReason(reason(key.kind(), news.kind()))
                .withMessage(message(key, news))
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .withFirstTimestamp(now.toString())
                .withLastTimestamp(now.toString())
                .withCount(1)
                .build();
    }

    private static String reason(ObjectKind kind, News.Kind news) {
        boolean build = kind.equals(ObjectKind.BUILD_CONFIG);
        return switch (news) {
            case CHANGED -> build ? "BuildTriggered" : "ImageTriggered";
            case WAITING -> "ImageTriggerWaiting";
            case FAILED -> build ? "BuildConfigTriggerFailed" : "ImageTriggerFailed";
        };
    }

    /** As OpenShift words it for builds. */
    private static String message(ObjectKey key, News news) {
        return news.kind() != News.Kind.FAILED || !key.kind().equals(ObjectKind.BUILD_CONFIG)
                ? news.message()
                : "error triggering Build for " + key + ": " + news.message();
    }
}
