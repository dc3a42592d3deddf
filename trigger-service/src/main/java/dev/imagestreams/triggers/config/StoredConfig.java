package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.triggers.config.rules.ConfigJson;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A config as it is kept, in its own JSON. */
public record StoredConfig(ConfigKind kind, String namespace, String name, UUID uid, Map<String, Object> content) {

    static StoredConfig of(ConfigKind kind, HasMetadata object) {
        ObjectMeta metadata = object.getMetadata();
        return new StoredConfig(
                kind,
                metadata.getNamespace(),
                metadata.getName(),
                UUID.fromString(metadata.getUid()),
                ConfigJson.write(object));
    }

    public ConfigObject shown() {
        return new ConfigObject(content);
    }

    boolean isBeingDeleted() {
        return ConfigMetadata.isBeingDeleted(object().getMetadata());
    }

    boolean isHeld() {
        return ConfigMetadata.isHeld(object().getMetadata());
    }

    StoredConfig markedDeleted(Instant now) {
        HasMetadata object = object();
        ConfigMetadata.markDeleted(object.getMetadata(), now);
        return of(kind, object);
    }

    /** The tags whose moves it fires for: none, if it is on its way out. */
    public Set<TagKey> follows() {
        return isBeingDeleted() ? Set.of() : follows(kind.rules());
    }

    /** Every tag its triggers name, also those that fire nothing by themselves. */
    Set<TagKey> tags() {
        return tags(kind.rules());
    }

    HasMetadata object() {
        return ConfigJson.read(content, kind.rules().type());
    }

    long version() {
        return Long.parseLong(object().getMetadata().getResourceVersion());
    }

    /** The same with the version of its last change. */
    public StoredConfig withVersion(long version) {
        HasMetadata object = object();
        object.getMetadata().setResourceVersion(Long.toString(version));
        return of(kind, object);
    }

    StoredConfig withContent(Map<String, Object> other) {
        return new StoredConfig(kind, namespace, name, uid, other);
    }

    /** What becomes of it now that its tags point where they do; empty if it is as it should be. */
    Optional<Firing> decide(Resolution resolution, Instant now) {
        return isBeingDeleted() ? Optional.empty() : decide(kind.rules(), resolution, now);
    }

    /** What becomes of it if somebody wants a build or a deployment of it. */
    Firing instantiate(InstantiateCommand command, Resolution resolution, Instant now) {
        return Firing.wanted(this, kind.rules(), command, resolution, now);
    }

    private <T extends HasMetadata> Set<TagKey> tags(ConfigRules<T> rules) {
        return rules.tags(ConfigJson.read(content, rules.type()));
    }

    private <T extends HasMetadata> Set<TagKey> follows(ConfigRules<T> rules) {
        T object = ConfigJson.read(content, rules.type());
        Set<TagKey> follows = new HashSet<>(rules.waitsFor(object));
        rules.view(object).map(Dependent::follows).ifPresent(follows::addAll);
        return follows;
    }

    private <T extends HasMetadata> Optional<Firing> decide(ConfigRules<T> rules, Resolution resolution, Instant now) {
        return Firing.of(this, rules, resolution, now);
    }
}
