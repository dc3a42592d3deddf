package dev.imagestreams.triggers.config;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.config.build.BuildConfigRules;
import dev.imagestreams.triggers.config.deployment.DeploymentConfigRules;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import java.util.Arrays;

/** The kinds of configs: their rules, and what is told when one fires. */
public enum ConfigKind {
    BUILD_CONFIG("buildconfigs", new BuildConfigRules(), EventType.BUILD_TRIGGERED),
    DEPLOYMENT_CONFIG("deploymentconfigs", new DeploymentConfigRules(), EventType.DEPLOY_TRIGGERED);

    private final String plural;
    private final ConfigRules<?> rules;
    private final EventType event;

    ConfigKind(String plural, ConfigRules<?> rules, EventType event) {
        this.plural = plural;
        this.rules = rules;
        this.event = event;
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND} */
    public static ConfigKind parse(String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural))
                .findFirst()
                .orElseThrow(
                        () -> new ImageStreamException(ErrorCode.NOT_FOUND, "there are no configs called " + plural));
    }

    /** As in paths. */
    public String plural() {
        return plural;
    }

    ConfigRules<?> rules() {
        return rules;
    }

    EventType event() {
        return event;
    }
}
