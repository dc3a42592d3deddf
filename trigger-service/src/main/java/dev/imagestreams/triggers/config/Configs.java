package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.ConfigList;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates, replaces and removes configs. What is written fires at once if its tags point to images it has not noted. */
@ApplicationScoped
public class Configs {

    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final ConfigStore store;
    private final ConfigTriggers triggers;
    private final Clock clock;

    Configs(ConfigStore store, ConfigTriggers triggers, Clock clock) {
        this.store = store;
        this.triggers = triggers;
        this.clock = clock;
    }

    /** @param namespace null for all */
    @Transactional
    public ConfigList list(ConfigKind kind, @Nullable String namespace) {
        ConfigStore.Listing listing = store.list(kind, namespace);
        return new ConfigList(
                listing.configs().stream().map(StoredConfig::shown).toList(), listing.version());
    }

    @Transactional
    public ConfigObject get(ConfigKind kind, String namespace, String name) {
        return existing(kind, namespace, name).shown();
    }

    /** @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS}, {@link ErrorCode#INVALID} */
    @Transactional
    public ConfigObject create(ConfigKind kind, String namespace, ConfigObject draft, boolean dryRun) {
        StoredConfig fresh = complete(kind, kind.rules(), namespace, draft, null);
        store.lockForWriting();
        if (store.find(kind, namespace, fresh.name()).isPresent()) {
            throw new ImageStreamException(
                    ErrorCode.ALREADY_EXISTS, kind.plural() + " \"" + fresh.name() + "\" already exists");
        }
        StoredConfig settled = triggers.written(fresh, dryRun);
        return (dryRun ? settled : store.add(settled)).shown();
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}, {@link ErrorCode#INVALID} */
    @Transactional
    public ConfigObject replace(ConfigKind kind, String namespace, String name, ConfigObject draft, boolean dryRun) {
        store.lockForWriting();
        StoredConfig before = existing(kind, namespace, name);
        ObjectMeta written =
                metadata(ConfigJson.read(draft.content(), kind.rules().type()));
        requireUnchanged(before, written.getUid(), written.getResourceVersion());
        StoredConfig edited = complete(kind, kind.rules(), namespace, draft, before);
        if (!edited.name().equals(name)) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.invalid("metadata.name", edited.name(), "field is immutable")));
        }
        if (edited.content().equals(before.content())) {
            return before.shown();
        }
        StoredConfig settled = triggers.written(edited, dryRun);
        return (dryRun ? settled : store.replace(settled)).shown();
    }

    /**
     * Somebody wants a build or a deployment. Answers the config, which has its number; empty if nothing is to be done.
     *
     * @param reasons the events because of which somebody wants it, oldest first
     */
    @Transactional
    public Optional<ConfigObject> instantiate(
            ConfigKind kind,
            String namespace,
            String name,
            InstantiateCommand command,
            List<UUID> reasons,
            boolean dryRun) {
        store.lockForWriting();
        return triggers.instantiated(existing(kind, namespace, name), command, reasons, dryRun)
                .map(due -> dryRun ? due : store.replace(due))
                .map(StoredConfig::shown);
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} */
    @Transactional
    public void remove(
            ConfigKind kind,
            String namespace,
            String name,
            @Nullable String uid,
            @Nullable String version,
            boolean dryRun) {
        store.lockForWriting();
        StoredConfig stored = existing(kind, namespace, name);
        requireUnchanged(stored, uid, version);
        if (!dryRun) {
            store.remove(stored);
        }
    }

    private StoredConfig existing(ConfigKind kind, String namespace, String name) {
        return store.find(kind, namespace, name)
                .orElseThrow(() ->
                        new ImageStreamException(ErrorCode.NOT_FOUND, kind.plural() + " \"" + name + "\" not found"));
    }

    private <T extends HasMetadata> StoredConfig complete(
            ConfigKind kind,
            ConfigRules<T> rules,
            String namespace,
            ConfigObject draft,
            @Nullable StoredConfig before) {
        ConfigJson.requireStorable(draft.content());
        T object = ConfigJson.read(draft.content(), rules.type());
        T stored = before == null ? null : ConfigJson.read(before.content(), rules.type());
        ObjectMeta metadata = metadata(object);
        metadata.setNamespace(namespace);
        object.setMetadata(metadata);
        T complete = rules.complete(object, stored);
        List<FieldError> errors = new ArrayList<>();
        String name = Objects.requireNonNullElse(metadata.getName(), "");
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            errors.add(FieldError.invalid(
                    "metadata.name", name, "must be lower case letters, digits, '-' and '.', at most 253"));
        }
        errors.addAll(rules.validate(complete));
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        identify(metadata, before == null ? null : stored.getMetadata());
        if (stored != null && !specOf(stored).equals(specOf(complete))) {
            metadata.setGeneration(1 + Objects.requireNonNullElse(metadata.getGeneration(), 0L));
        }
        return StoredConfig.of(kind, complete);
    }

    /** Identity, version and age are the server's. */
    private void identify(ObjectMeta metadata, @Nullable ObjectMeta stored) {
        metadata.setUid(stored == null ? UUID.randomUUID().toString() : stored.getUid());
        metadata.setResourceVersion(stored == null ? null : stored.getResourceVersion());
        metadata.setGeneration(stored == null ? Long.valueOf(1) : stored.getGeneration());
        metadata.setCreationTimestamp(
                stored == null
                        ? clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()
                        : stored.getCreationTimestamp());
    }

    private static Object specOf(HasMetadata object) {
        return Objects.requireNonNullElse(ConfigJson.write(object).get("spec"), "");
    }

    private static ObjectMeta metadata(HasMetadata object) {
        return Objects.requireNonNullElseGet(object.getMetadata(), ObjectMeta::new);
    }

    private static void requireUnchanged(StoredConfig stored, @Nullable String uid, @Nullable String version) {
        boolean another =
                uid != null && !uid.isEmpty() && !uid.equals(stored.uid().toString());
        boolean changed = version != null && !version.isEmpty() && !version.equals(Long.toString(stored.version()));
        if (another || changed) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }
}
