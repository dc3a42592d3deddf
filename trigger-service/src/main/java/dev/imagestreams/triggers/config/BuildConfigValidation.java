package dev.imagestreams.triggers.config;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the triggers of a BuildConfig, in OpenShift's words. */
final class BuildConfigValidation {

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
                continue;
            }
            if (StreamTagReferences.isEmpty(trigger.getType())) {
                errors.add(FieldError.required(path + ".type", ""));
            }
            if (trigger.getImageChange() != null) {
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
        return errors;
    }

    private static void validate(BuildConfig object, ImageChangeTrigger trigger, String path, List<FieldError> errors) {
        if (trigger.getFrom() != null) {
            StreamTagReferences.validate(
                    trigger.getFrom(),
                    path + ".from",
                    "only an ImageStreamTag type of reference is allowed in an ImageChange trigger.",
                    "ImageStreamTag object references must be in the form <name>:<tag>",
                    errors);
        } else if (!StreamTagReferences.isStreamTag(OpenShiftReader.builder(object))) {
            errors.add(FieldError.invalid(
                    path,
                    "",
                    "a default ImageChange trigger can only be used when the build strategy includes an ImageStreamTag"
                            + " reference."));
        }
    }
}
