package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.ImageTag;
import io.fabric8.openshift.api.model.TagEvent;
import io.fabric8.openshift.api.model.TagEventCondition;
import io.fabric8.openshift.api.model.TagReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A tag in the few words that OpenShift prints: where it comes from, and what became of that. */
final class ImageTagState {

    private final ImageTag tag;

    ImageTagState(ImageTag tag) {
        this.tag = tag;
    }

    List<TagEvent> history() {
        return tag.getStatus() == null || tag.getStatus().getItems() == null
                ? List.of()
                : tag.getStatus().getItems();
    }

    /** {@code Tag}, {@code Track}, {@code Ref}, {@code Scheduled}, {@code Push}, or nothing. */
    String origin() {
        TagReference spec = tag.getSpec();
        ObjectReference from = spec == null ? null : spec.getFrom();
        if (from == null) {
            return history().isEmpty() ? "" : "Push";
        }
        if (tracks(from)) {
            return "Track";
        }
        if (newestGeneration() > specGeneration()) {
            return "Push";
        }
        if (spec.getImportPolicy() != null
                && Boolean.TRUE.equals(spec.getImportPolicy().getScheduled())) {
            return "Scheduled";
        }
        return Boolean.TRUE.equals(spec.getReference()) ? "Ref" : "Tag";
    }

    /** The image, the source that is waited for, or why there is no image. */
    String outcome() {
        Optional<TagEventCondition> failure = failure();
        if (failure.isPresent()) {
            return "ImportFailed (" + Objects.requireNonNullElse(failure.get().getReason(), "") + ')';
        }
        long newest = newestGeneration();
        if (newest > 0 && newest < specGeneration() && !isHeld()) {
            return "Importing";
        }
        if (!history().isEmpty()) {
            TagEvent event = history().get(0);
            return event.getImage() == null || event.getImage().isEmpty()
                    ? event.getDockerImageReference()
                    : "image/" + event.getImage();
        }
        ObjectReference from = tag.getSpec() == null ? null : tag.getSpec().getFrom();
        return from == null ? "" : source(from);
    }

    /** When the newest thing happened to it: an image, or a failure to get one. */
    Optional<Instant> updated() {
        return Stream.concat(
                        history().stream().limit(1).map(TagEvent::getCreated),
                        failure().map(TagEventCondition::getLastTransitionTime).stream())
                .filter(Objects::nonNull)
                .map(Instant::parse)
                .max(Comparator.naturalOrder());
    }

    private String source(ObjectReference from) {
        String name = Objects.requireNonNullElse(from.getName(), "");
        return switch (Objects.requireNonNullElse(from.getKind(), "")) {
            case "DockerImage" -> name.isEmpty() ? "InvalidRefName" : name;
            case "ImageStreamImage" -> {
                int at = name.indexOf('@');
                yield name.isEmpty() ? "InvalidRefName" : "image/" + name.substring(at + 1);
            }
            case "ImageStreamTag" -> {
                String namespace = Objects.requireNonNullElse(from.getNamespace(), "");
                boolean here = namespace.isEmpty()
                        || namespace.equals(tag.getMetadata().getNamespace());
                yield name.isEmpty() ? "InvalidRefName" : here ? "istag/" + name : "istag " + namespace + '/' + name;
            }
            default -> "InvalidRefKind";
        };
    }

    private static boolean tracks(ObjectReference from) {
        return "ImageStreamTag".equals(from.getKind())
                && from.getName() != null
                && !from.getName().contains(":");
    }

    private Optional<TagEventCondition> failure() {
        return tag.getStatus() == null || tag.getStatus().getConditions() == null
                ? Optional.empty()
                : tag.getStatus().getConditions().stream()
                        .filter(condition -> "False".equals(condition.getStatus()))
                        .findFirst();
    }

    /** What was imported waits: nobody imports. */
    private boolean isHeld() {
        return tag.getStatus() != null
                && tag.getStatus().getConditions() != null
                && tag.getStatus().getConditions().stream()
                        .anyMatch(condition -> ImageStreamConverter.HELD.equals(condition.getType()));
    }

    private long newestGeneration() {
        return history().isEmpty() || history().get(0).getGeneration() == null
                ? 0
                : history().get(0).getGeneration();
    }

    private long specGeneration() {
        return tag.getSpec() == null || tag.getSpec().getGeneration() == null
                ? 0
                : tag.getSpec().getGeneration();
    }
}
