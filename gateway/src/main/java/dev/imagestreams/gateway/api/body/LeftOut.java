package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.openshift.api.model.DeploymentConfig;

/**
 * Fields whose absence means something else than their being empty, which fabric8's classes cannot tell: what is meant is
 * filled in while it can be.
 */
public final class LeftOut {

    private static final String TRIGGERS = "triggers";

    private LeftOut() {}

    /** Adds to the tree of an object of this type. */
    public static void fill(ObjectNode tree, Class<?> type) {
        if (type == DeploymentConfig.class
                && tree.get("spec") instanceof ObjectNode spec
                && !spec.hasNonNull(TRIGGERS)) {
            spec.putArray(TRIGGERS).addObject().put("type", "ConfigChange");
        }
    }
}
