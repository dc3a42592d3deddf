package dev.imagestreams.triggers.config;

import dev.imagestreams.model.error.FieldError;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of configs: what of it is the server's, and what finalizers do. A config with finalizers is only marked when it
 * is deleted; it goes when a write has taken the last of them away, and none may be added meanwhile.
 */
final class ConfigMetadata {

    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private ConfigMetadata() {}

    /** @param stored null for a config that is new */
    static List<FieldError> validate(ObjectMeta written, @Nullable ObjectMeta stored) {
        String name = Objects.requireNonNullElse(written.getName(), "");
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            return List.of(FieldError.invalid(
                    "metadata.name", name, "must be lower case letters, digits, '-' and '.', at most 253"));
        }
        if (written.getFinalizers().stream().anyMatch(one -> one == null || one.isEmpty())) {
            return List.of(FieldError.required("metadata.finalizers", "a finalizer has a name"));
        }
        return stored == null || !isBeingDeleted(stored) ? List.of() : withoutNewFinalizers(written, stored);
    }

    /** Identity, version, age and deletion are the server's. */
    static void identify(ObjectMeta written, @Nullable ObjectMeta stored, Instant now) {
        written.setUid(stored == null ? UUID.randomUUID().toString() : stored.getUid());
        written.setResourceVersion(stored == null ? null : stored.getResourceVersion());
        written.setGeneration(stored == null ? Long.valueOf(1) : stored.getGeneration());
        written.setCreationTimestamp(stored == null ? seconds(now) : stored.getCreationTimestamp());
        written.setDeletionTimestamp(stored == null ? null : stored.getDeletionTimestamp());
        written.setDeletionGracePeriodSeconds(stored == null ? null : stored.getDeletionGracePeriodSeconds());
    }

    static boolean isBeingDeleted(ObjectMeta metadata) {
        return metadata.getDeletionTimestamp() != null;
    }

    /** Whether somebody has something to do before the config may go. */
    static boolean isHeld(ObjectMeta metadata) {
        return !metadata.getFinalizers().isEmpty();
    }

    static void markDeleted(ObjectMeta metadata, Instant now) {
        metadata.setDeletionTimestamp(seconds(now));
        metadata.setDeletionGracePeriodSeconds(0L);
        metadata.setGeneration(1 + Objects.requireNonNullElse(metadata.getGeneration(), 0L));
    }

    private static List<FieldError> withoutNewFinalizers(ObjectMeta written, ObjectMeta stored) {
        List<String> added = written.getFinalizers().stream()
                .filter(finalizer -> !stored.getFinalizers().contains(finalizer))
                .toList();
        return added.isEmpty()
                ? List.of()
                : List.of(FieldError.forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                                + added.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))
                                + '}'));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
