package dev.imagestreams.imports.secret;

import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Housekeeping;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as Kubernetes treats them: created, replaced, and, if nobody has put a finalizer on them, deleted. Fires a
 * {@link NamespaceChanged} after every change that was kept.
 */
@Singleton
public class Secrets {

    /** The secrets of this namespace are not what they were. */
    public record NamespaceChanged(String namespace) {}

    private final SecretStore store;
    private final Event<NamespaceChanged> changes;
    private final Clock clock;

    public Secrets(SecretStore store, Event<NamespaceChanged> changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param namespace null for those of all */
    public List<Secret> list(@Nullable String namespace) {
        return namespace == null || SecretRules.isName(namespace) ? store.list(namespace, List.of()) : List.of();
    }

    /** Secrets with accounts at registries, in the order of their names. */
    public List<Secret> pullSecrets(String namespace) {
        return SecretRules.isName(namespace)
                ? store.list(namespace, List.of(SecretTypes.DOCKER_CONFIG_JSON, SecretTypes.DOCKER_CONFIG))
                : List.of();
    }

    /** Of several namespaces at once, in order of namespace and name. */
    public List<Secret> pullSecrets(Collection<String> namespaces) {
        return store.list(
                namespaces.stream().filter(SecretRules::isName).toList(),
                List.of(SecretTypes.DOCKER_CONFIG_JSON, SecretTypes.DOCKER_CONFIG));
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND} */
    public Secret get(String namespace, String name) {
        requireNamable(namespace, name);
        return store.find(namespace, name).orElseThrow(() -> notFound(name));
    }

    /** @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS}, {@link ErrorCode#INVALID} */
    public Secret create(String namespace, SecretDraft draft, boolean dryRun) {
        requireNamespace(namespace);
        if (draft.resourceVersion() != null) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "resourceVersion should not be set on objects to be created");
        }
        SecretRules.requireValid(draft);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Secret fresh = new Secret(UUID.randomUUID(), namespace, spec(draft, null), 0, now);
        return change(namespace, draft.name(), dryRun, before -> {
            if (before.isPresent()) {
                throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, quoted(draft.name()) + " already exists");
            }
            return new SecretChange.Write(fresh);
        });
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}, {@link ErrorCode#INVALID} */
    public Secret replace(String namespace, SecretDraft draft, boolean dryRun) {
        String name = draft.name();
        requireNamable(namespace, name);
        return change(namespace, name, dryRun, found -> {
            Secret before = found.orElseThrow(() -> notFound(name));
            Preconditions.require(before, draft.uid(), draft.resourceVersion());
            SecretRules.requireValidUpdate(before.spec(), draft);
            SecretDraft spec = spec(draft, before.spec().housekeeping().deletionTimestamp());
            Secret after = new Secret(before.uid(), namespace, spec, before.revision(), before.created());
            if (spec.housekeeping().isBeingDeleted()
                    && spec.housekeeping().finalizers().isEmpty()) {
                return new SecretChange.Remove(after);
            }
            return after.equals(before) ? new SecretChange.Leave(before) : new SecretChange.Write(after);
        });
    }

    /**
     * Takes a secret away, or, while it has finalizers, only marks it.
     *
     * @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}
     */
    public Secret delete(
            String namespace, String name, @Nullable String uid, @Nullable Long resourceVersion, boolean dryRun) {
        requireNamable(namespace, name);
        return change(namespace, name, dryRun, found -> {
            Secret before = found.orElseThrow(() -> notFound(name));
            Preconditions.require(before, uid, resourceVersion);
            Housekeeping housekeeping = before.spec().housekeeping();
            if (housekeeping.finalizers().isEmpty()) {
                return new SecretChange.Remove(before);
            }
            if (housekeeping.isBeingDeleted()) {
                return new SecretChange.Leave(before);
            }
            SecretDraft marked = spec(before.spec(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
            return new SecretChange.Write(
                    new Secret(before.uid(), namespace, marked, before.revision(), before.created()));
        });
    }

    private Secret change(
            String namespace, String name, boolean dryRun, Function<Optional<Secret>, SecretChange> decision) {
        Secret changed = store.change(namespace, name, dryRun, decision);
        if (!dryRun) {
            changes.fire(new NamespaceChanged(namespace));
        }
        return changed;
    }

    /** As it is kept: without preconditions, and marked as deleted only by a deletion. */
    private static SecretDraft spec(SecretDraft draft, @Nullable Instant deletion) {
        return new SecretDraft(
                null,
                null,
                draft.name(),
                draft.labels(),
                draft.annotations(),
                draft.housekeeping().deletedAt(deletion),
                draft.type(),
                draft.immutable(),
                draft.data());
    }

    /** What cannot be a name is not asked for: the database has no words for some of it. */
    private static void requireNamable(String namespace, String name) {
        if (!SecretRules.isName(namespace) || !SecretRules.isName(name)) {
            throw notFound(name);
        }
    }

    private static void requireNamespace(String namespace) {
        if (!SecretRules.isName(namespace)) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the namespace's name is malformed");
        }
    }

    private static ImageStreamException notFound(String name) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, quoted(name) + " not found");
    }

    private static String quoted(String name) {
        return "secrets \"" + name + '"';
    }
}
