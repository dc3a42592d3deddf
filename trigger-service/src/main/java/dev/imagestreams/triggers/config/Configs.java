package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.ConfigList;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.rules.ConfigJson;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, replaces and removes configs. What is written fires at once if it is due:
 * because its tags point to images it has not noted, or because it is another than before. */
@ApplicationScoped
public class Configs {

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

    /**
     * @param reasons the events because of which somebody writes it, oldest first
     * @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS}, {@link ErrorCode#INVALID}
     */
    @Transactional
    public ConfigObject create(
            ConfigKind kind, String namespace, ConfigObject draft, List<UUID> reasons, boolean dryRun) {
        StoredConfig fresh = complete(kind, kind.rules(), namespace, draft, null);
        store.lockForWriting();
        if (store.find(kind, namespace, fresh.name()).isPresent()) {
            throw new ImageStreamException(
                    ErrorCode.ALREADY_EXISTS, kind.plural() + " \"" + fresh.name() + "\" already exists");
        }
        StoredConfig settled = triggers.written(fresh, reasons, dryRun);
        return (dryRun ? settled : store.add(settled)).shown();
    }

    /**
     * @param reasons the events because of which somebody writes it, oldest first
     * @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}, {@link ErrorCode#INVALID}
     */
    @Transactional
    public ConfigObject replace(
            ConfigKind kind, String namespace, String name, ConfigObject draft, List<UUID> reasons, boolean dryRun) {
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
        if (edited.isBeingDeleted() && !edited.isHeld()) {
            // Whoever had something to do before it may go is done.
            return (dryRun ? edited : store.remove(edited)).shown();
        }
        StoredConfig settled = triggers.written(edited, reasons, dryRun);
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
        ConfigJson.requireStorable(command.request());
        ConfigJson.requireTellable(command.request());
        ConfigJson.requireStorable(command.message());
        store.lockForWriting();
        return triggers.instantiated(existing(kind, namespace, name), command, reasons, dryRun)
                .map(due -> dryRun ? due : store.replace(due))
                .map(StoredConfig::shown);
    }

    /**
     * Answers the config as it was, or, if it has finalizers, as it is now that it is marked.
     *
     * @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}
     */
    @Transactional
    public ConfigObject remove(
            ConfigKind kind,
            String namespace,
            String name,
            @Nullable String uid,
            @Nullable String version,
            boolean dryRun) {
        store.lockForWriting();
        StoredConfig stored = existing(kind, namespace, name);
        requireUnchanged(stored, uid, version);
        if (!stored.isHeld()) {
            return (dryRun ? stored : store.remove(stored)).shown();
        }
        if (stored.isBeingDeleted()) {
            return stored.shown();
        }
        StoredConfig marked = stored.markedDeleted(clock.instant());
        return (dryRun ? marked : store.replace(marked)).shown();
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
        ObjectMeta known = stored == null ? null : stored.getMetadata();
        List<FieldError> errors = new ArrayList<>(ConfigMetadata.validate(metadata, known));
        errors.addAll(rules.validate(complete));
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        ConfigMetadata.identify(metadata, known, clock.instant());
        if (stored != null && !specOf(stored).equals(specOf(complete))) {
            metadata.setGeneration(1 + Objects.requireNonNullElse(metadata.getGeneration(), 0L));
        }
        return StoredConfig.of(kind, complete);
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
