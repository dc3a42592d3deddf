package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.gateway.watch.ChangeSource;
import dev.imagestreams.gateway.watch.ObjectChange;
import dev.imagestreams.gateway.watch.ObjectRef;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerChangePage;
import dev.imagestreams.model.api.TriggerList;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * trigger-service's total order of all changes of triggers. How deliveries fare is none of them: every delivery would be an
 * event.
 */
@Singleton
class TriggerChanges implements ChangeSource {

    /** Also how long a stop may take. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final int BATCH = 200;

    private final TriggerService triggers;

    TriggerChanges(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ApiResources.IMAGE_TRIGGERS);
    }

    @Override
    @ActivateRequestContext
    public Beginning begin() {
        TriggerList all = triggers.snapshot(null);
        Map<ObjectRef, Map<String, String>> labels = new HashMap<>();
        for (Trigger trigger : all.items()) {
            if (!trigger.spec().labels().isEmpty()) {
                labels.put(
                        new ObjectRef(
                                ApiResources.IMAGE_TRIGGERS.name(),
                                trigger.namespace(),
                                trigger.spec().name()),
                        trigger.spec().labels());
            }
        }
        return new Beginning(
                all.resourceVersion(), all.resourceVersion(), Set.of(ApiResources.IMAGE_TRIGGERS.name()), labels);
    }

    @Override
    @ActivateRequestContext
    public Batch after(long version) {
        TriggerChangePage page = triggers.changes(version, BATCH, WAIT);
        return new Batch(page.changes().stream().map(TriggerChanges::told).toList(), page.resourceVersion());
    }

    @Override
    public long newest() {
        return triggers.changes(null, 1, Duration.ZERO).resourceVersion();
    }

    private static ObjectChange told(TriggerChange change) {
        return new ObjectChange(
                change.resourceVersion(),
                change.type(),
                ApiResources.IMAGE_TRIGGERS,
                TriggerConverter.toApi(change.trigger()));
    }
}
