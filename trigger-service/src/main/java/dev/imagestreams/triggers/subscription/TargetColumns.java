package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.TriggerTarget;

/**
 * A target as two columns: its kind, in the word of the JSON form, and its url or name. The only place that knows the
 * words.
 *
 * @param kind {@code webhook}, {@code build} or {@code deploy}
 * @param target url or name
 */
public record TargetColumns(String kind, String target) {

    private static final String WEBHOOK = "webhook";
    private static final String BUILD = "build";
    private static final String DEPLOY = "deploy";

    public static TargetColumns of(TriggerTarget target) {
        if (target instanceof TriggerTarget.Webhook webhook) {
            return new TargetColumns(WEBHOOK, webhook.url());
        }
        if (target instanceof TriggerTarget.Build build) {
            return new TargetColumns(BUILD, build.name());
        }
        return new TargetColumns(DEPLOY, ((TriggerTarget.Deploy) target).name());
    }

    public boolean isOnTopic() {
        return !kind.equals(WEBHOOK);
    }

    /** The target, without any secret. */
    public TriggerTarget toTarget(TriggerOptions options) {
        return switch (kind) {
            case WEBHOOK -> new TriggerTarget.Webhook(target, null, options.webhook());
            case BUILD -> new TriggerTarget.Build(target, options.topic());
            case DEPLOY -> new TriggerTarget.Deploy(target, options.topic());
            default -> throw new IllegalStateException("the schema admits no target of kind " + kind);
        };
    }
}
