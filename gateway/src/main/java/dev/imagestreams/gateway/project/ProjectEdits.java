package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be changed in a project: as a project its two texts, as in OpenShift, and as a namespace its labels and
 * annotations too. Whose it is never changes, because that decides who may do what in it.
 */
final class ProjectEdits {

    private static final Set<String> TEXTS = Set.of(ProjectView.DISPLAY_NAME, ProjectView.DESCRIPTION);
    private static final String IMMUTABLE = "field is immutable, try updating the namespace";

    private ProjectEdits() {}

    /** @param shown the project as clients see it now */
    static Project ofProject(ApiResource resource, Project project, HasMetadata shown, HasMetadata wanted) {
        List<FieldError> errors = new ArrayList<>();
        ObjectMeta metadata = RequiredBody.metadata(wanted);
        for (String key : changed(shown.getMetadata().getAnnotations(), metadata.getAnnotations())) {
            if (!TEXTS.contains(key)) {
                errors.add(FieldError.invalid("metadata.annotations[" + key + ']', value(metadata, key), IMMUTABLE));
            }
        }
        for (String key : changed(shown.getMetadata().getLabels(), metadata.getLabels())) {
            errors.add(FieldError.invalid(
                    "metadata.labels[" + key + ']', text(metadata.getLabels()).getOrDefault(key, ""), IMMUTABLE));
        }
        return edited(resource, project, metadata, errors);
    }

    static Project ofNamespace(ApiResource resource, Project project, HasMetadata wanted) {
        List<FieldError> errors = new ArrayList<>();
        ObjectMeta metadata = RequiredBody.metadata(wanted);
        String requester = text(metadata.getAnnotations()).get(ProjectView.REQUESTER);
        if (requester != null && !requester.equals(project.requester())) {
            errors.add(FieldError.invalid(
                    "metadata.annotations[" + ProjectView.REQUESTER + ']', requester, "field is immutable"));
        }
        return edited(resource, project, metadata, errors);
    }

    private static Project edited(ApiResource resource, Project project, ObjectMeta metadata, List<FieldError> errors) {
        ResourceVersion.of(metadata).ifPresent(version -> {
            if (version != project.resourceVersion()) {
                throw new ImageStreamException(ErrorCode.CONFLICT, "the project has been modified");
            }
        });
        Project edited = ProjectView.edited(project, metadata);
        errors.addAll(ProjectRules.check(project.name(), edited.displayName()));
        if (!errors.isEmpty()) {
            throw new StatusException(Statuses.invalid(resource, project.name(), errors));
        }
        return edited;
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(text(before).keySet());
        keys.addAll(text(after).keySet());
        keys.removeIf(key -> Objects.equals(text(before).get(key), text(after).get(key)));
        return keys;
    }

    private static String value(ObjectMeta metadata, String key) {
        return text(metadata.getAnnotations()).getOrDefault(key, "");
    }

    private static Map<String, String> text(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
