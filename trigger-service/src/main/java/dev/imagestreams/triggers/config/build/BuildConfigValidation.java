package dev.imagestreams.triggers.config.build;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the triggers of a BuildConfig, in OpenShift's words. */
final class BuildConfigValidation {

    private static final Set<String> TYPES =
            Set.of(BuildConfigTriggers.IMAGE_CHANGE, "ConfigChange", "GitHub", "GitLab", "Bitbucket", "Generic");
    private static final Set<String> RUN_POLICIES = Set.of("Parallel", "Serial", "SerialLatestOnly");

    private BuildConfigValidation() {}

    static List<FieldError> validate(BuildConfig object) {
        List<FieldError> errors = new ArrayList<>();
        Set<TagKey> known = new HashSet<>();
        List<BuildTriggerPolicy> triggers = BuildConfigTriggers.of(object);
        for (int i = 0; i < triggers.size(); i++) {
            String path = "spec.triggers[" + i + ']';
            BuildTriggerPolicy trigger = triggers.get(i);
            if (trigger == null) {
                errors.add(FieldError.required(path, ""));
            } else if (StreamTagReferences.isEmpty(trigger.getType())) {
                errors.add(FieldError.required(path + ".type", ""));
            } else if (!TYPES.contains(trigger.getType())) {
                errors.add(FieldError.invalid(path + ".type", trigger.getType(), "invalid trigger type"));
            } else if (BuildConfigTriggers.isImageChange(trigger)) {
                validate(object, trigger.getImageChange(), path + ".imageChange", errors);
                boolean repeated = BuildConfigTriggers.tag(object, trigger.getImageChange())
                        .filter(tag -> !known.add(tag))
                        .isPresent();
                if (repeated) {
                    errors.add(FieldError.invalid(
                            "spec.triggers", "", "multiple ImageChange triggers refer to the same image stream tag"));
                }
            }
        }
        if (!RUN_POLICIES.contains(object.getSpec().getRunPolicy())) {
            errors.add(FieldError.invalid(
                    "spec.runPolicy",
                    object.getSpec().getRunPolicy(),
                    "run policy must Parallel, Serial, or SerialLatestOnly"));
        }
        return errors;
    }

    private static void validate(BuildConfig object, ImageChangeTrigger trigger, String path, List<FieldError> errors) {
        ObjectReference from = trigger.getFrom();
        if (from == null) {
            ObjectReference builder = OpenShiftReader.builder(object);
            if (!StreamTagReferences.isStreamTag(builder)) {
                errors.add(FieldError.invalid(
                        path,
                        "build from: " + (builder == null ? "<nil>" : builder.getKind() + ' ' + builder.getName()),
                        "a default ImageChange trigger can only be used when the build strategy includes an"
                                + " ImageStreamTag reference."));
            }
        } else if (StreamTagReferences.isStreamTag(from)) {
            StreamTagReferences.validateName(
                    from, path + ".from", "ImageStreamTag object references must be in the form <name>:<tag>", errors);
        } else {
            StreamTagReferences.validateKind(
                    from,
                    path + ".from",
                    "only an ImageStreamTag type of reference is allowed in an ImageChange trigger.",
                    errors);
        }
    }
}
