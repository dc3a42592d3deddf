package dev.imagestreams.gateway.image.tag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageTag;
import io.fabric8.openshift.api.model.NamedTagEventList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be changed through an {@code ImageTag}: its spec, because the rest belongs to the stream. */
final class ImageTagRules {

    private static final String ONLY_SPEC = "may not update fields other than spec";

    private ImageTagRules() {}

    /**
     * @param present the tag as it is; empty when the write makes it
     * @throws ImageStreamException {@code INVALID}
     */
    static void check(Optional<ImageTag> present, ImageTag wanted) {
        List<FieldError> errors = new ArrayList<>();
        if (present.isEmpty()) {
            if (wanted.getSpec() == null) {
                errors.add(FieldError.required("spec", "spec is a required field during creation"));
            }
        } else {
            ObjectMeta before = present.get().getMetadata();
            ObjectMeta after = RequiredBody.metadata(wanted);
            if (differ(before.getLabels(), after.getLabels())
                    || differ(before.getAnnotations(), after.getAnnotations())) {
                errors.add(FieldError.invalid("metadata", "", ONLY_SPEC));
            }
            if (wanted.getStatus() != null
                    && !json(wanted.getStatus()).equals(json(present.get().getStatus()))) {
                errors.add(FieldError.invalid("status", "", ONLY_SPEC));
            }
        }
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    /** Two objects that a client cannot tell apart are equal. */
    private static JsonNode json(@Nullable NamedTagEventList status) {
        return KubernetesJson.mapper().valueToTree(status);
    }

    /** What is left out is no wish to change it. */
    private static boolean differ(@Nullable Map<String, String> before, @Nullable Map<String, String> after) {
        return after != null && !after.isEmpty() && !after.equals(before == null ? Map.of() : before);
    }
}
