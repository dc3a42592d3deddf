package dev.imagestreams.triggers.config.deployment;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the triggers of a DeploymentConfig, in OpenShift's words. */
final class DeploymentConfigValidation {

    private DeploymentConfigValidation() {}

    static List<FieldError> validate(DeploymentConfig object) {
        List<FieldError> errors = new ArrayList<>();
        List<DeploymentTriggerPolicy> triggers = DeploymentConfigTriggers.of(object);
        for (int i = 0; i < triggers.size(); i++) {
            String path = "spec.triggers[" + i + ']';
            if (triggers.get(i) == null) {
                errors.add(FieldError.required(path, ""));
            } else {
                validate(triggers.get(i), path, errors);
            }
        }
        return errors;
    }

    private static void validate(DeploymentTriggerPolicy trigger, String path, List<FieldError> errors) {
        if (StreamTagReferences.isEmpty(trigger.getType())) {
            errors.add(FieldError.required(path + ".type", ""));
        }
        if (!DeploymentConfigTriggers.IMAGE_CHANGE.equals(trigger.getType())) {
            return;
        }
        if (trigger.getImageChangeParams() == null) {
            errors.add(FieldError.required(path + ".imageChangeParams", ""));
        } else {
            validate(trigger.getImageChangeParams(), path + ".imageChangeParams", errors);
        }
    }

    private static void validate(DeploymentTriggerImageChangeParams change, String path, List<FieldError> errors) {
        ObjectReference from = change.getFrom();
        if (from == null || StreamTagReferences.isEmpty(from.getName())) {
            errors.add(FieldError.required(path + ".from", ""));
        } else {
            StreamTagReferences.validateKind(from, path + ".from", "kind must be an ImageStreamTag", errors);
            StreamTagReferences.validateName(from, path + ".from", "must be in the form of <name>:<tag>", errors);
        }
        if (change.getContainerNames() == null || change.getContainerNames().isEmpty()) {
            errors.add(FieldError.required(path + ".containerNames", ""));
        }
    }
}
