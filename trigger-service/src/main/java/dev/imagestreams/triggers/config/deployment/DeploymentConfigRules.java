package dev.imagestreams.triggers.config.deployment;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.openshift.api.model.DeploymentConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DeploymentConfigs: where each of their rules is. */
public final class DeploymentConfigRules implements ConfigRules<DeploymentConfig> {

    @Override
    public Class<DeploymentConfig> type() {
        return DeploymentConfig.class;
    }

    @Override
    public DeploymentConfig complete(DeploymentConfig written, @Nullable DeploymentConfig stored) {
        DeploymentConfigDefaults.complete(written, stored);
        return written;
    }

    @Override
    public List<FieldError> validate(DeploymentConfig object) {
        return DeploymentConfigValidation.validate(object);
    }

    @Override
    public Optional<Dependent> view(DeploymentConfig object) {
        return OpenShiftReader.deploymentConfig(object);
    }

    @Override
    public Set<TagKey> tags(DeploymentConfig object) {
        return DeploymentConfigTriggers.tags(object);
    }

    /** Its images are followed anyway. */
    @Override
    public Set<TagKey> waitsFor(DeploymentConfig object) {
        return Set.of();
    }

    @Override
    public Fired<DeploymentConfig> instantiate(
            DeploymentConfig object, InstantiateCommand command, Resolution resolution, Instant now) {
        return DeploymentConfigRollouts.instantiate(object, command, resolution);
    }

    @Override
    public Fired<DeploymentConfig> fire(
            DeploymentConfig object, Decision decision, Resolution resolution, Instant now) {
        return DeploymentConfigRollouts.fire(object, decision);
    }

    @Override
    public Optional<Fired<DeploymentConfig>> changed(DeploymentConfig object, Resolution resolution, Instant now) {
        return DeploymentConfigRollouts.changed(object);
    }
}
