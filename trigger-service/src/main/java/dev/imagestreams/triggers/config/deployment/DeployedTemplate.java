package dev.imagestreams.triggers.config.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.triggers.config.rules.ConfigJson;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which pods a DeploymentConfig had when it was deployed last, as a digest in its status. OpenShift compares with the
 * ReplicationController of that deployment; here there is none.
 */
final class DeployedTemplate {

    private static final String FIELD = "deployedTemplate";

    private DeployedTemplate() {}

    static boolean isNoted(DeploymentConfig object) {
        return noted(object) != null;
    }

    static boolean isOther(DeploymentConfig object) {
        return isNoted(object) && !digest(object).equals(noted(object));
    }

    static void note(DeploymentConfig object) {
        note(object, object);
    }

    /** Notes in one config the pods of another. */
    static void note(DeploymentConfig object, DeploymentConfig deployed) {
        DeploymentConfigStatus status =
                Objects.requireNonNullElseGet(object.getStatus(), DeploymentConfigDefaults::freshStatus);
        status.setAdditionalProperty(FIELD, digest(deployed));
        object.setStatus(status);
    }

    private static @Nullable Object noted(DeploymentConfig object) {
        return object.getStatus() == null
                ? null
                : object.getStatus().getAdditionalProperties().get(FIELD);
    }

    /** Of equal templates equal, in whichever order their fields come. */
    private static String digest(DeploymentConfig object) {
        Object template = ConfigJson.write(object).get("spec") instanceof Map<?, ?> spec ? spec.get("template") : null;
        try {
            return Digest.sha256(ModelJson.mapper()
                            .writer()
                            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writeValueAsBytes(template))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
