package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.api.WebhookOptions;
import java.util.UUID;

/**
 * What matching needs to know of a trigger, and nothing of its secrets.
 *
 * @param told whether its consumer is told of what it matches: of a paused trigger, whether that is kept for later
 * @param onTopic whether it is a build or a deployment, which needs an image to act with
 * @param format in which its consumer wants to be told
 */
public record Subscription(
        UUID trigger,
        String namespace,
        String name,
        TriggerWatch watch,
        TriggerConditions conditions,
        TriggerPace pace,
        boolean told,
        boolean onTopic,
        WebhookOptions.Format format) {

    /** The same, told in any case. */
    public Subscription asTold() {
        return new Subscription(trigger, namespace, name, watch, conditions, pace, true, onTopic, format);
    }
}
