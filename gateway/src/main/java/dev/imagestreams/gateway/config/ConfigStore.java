package dev.imagestreams.gateway.config;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.model.api.ConfigList;
import dev.imagestreams.model.api.ConfigObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.Map;
import java.util.regex.Pattern;

/** What both kinds of configs have in common: kept whole at trigger-service, which knows what their triggers mean. */
abstract class ConfigStore<T extends HasMetadata>
        implements Readable<T>, Watchable<T>, Creatable<T>, Updatable<T>, Deletable<T> {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");

    private final ApiResource resource;
    private final Class<T> type;
    private final ConfigService configs;
    private final ConfigSources access;

    ConfigStore(ApiResource resource, Class<T> type, ConfigService configs, ConfigSources access) {
        this.resource = resource;
        this.type = type;
        this.configs = configs;
        this.access = access;
    }

    /** The tags that an object follows, by the path of the field that says so. */
    abstract Map<String, ObjectReference> sources(T object);

    abstract KubernetesResource list(Listed<T> listed);

    @Override
    public ApiResource resource() {
        return resource;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public T get(ObjectKey key, Parameters query) {
        return get(key);
    }

    @Override
    public KubernetesResource list(String namespace, ListRequest request) {
        ConfigList found = configs.list(resource.name(), namespace.isEmpty() ? null : namespace);
        return list(Listed.of(
                Long.toString(found.resourceVersion()), found.items().stream().map(this::read), request));
    }

    @Override
    public T create(ObjectKey key, T object, WriteOptions options) {
        access.check(resource, key.namespace(), object.getMetadata().getName(), sources(object));
        return read(configs.create(resource.name(), key.namespace(), options.dryRun(), write(object)));
    }

    @Override
    public Written<T> update(ObjectKey key, Change<T> change, WriteOptions options) {
        T present = get(key);
        // What somebody may follow already needs no asking.
        Map<String, ObjectReference> known = sources(present);
        T wanted = change.applyTo(present);
        Map<String, ObjectReference> followed = sources(wanted);
        followed.values().removeAll(known.values());
        access.check(resource, key.namespace(), key.name(), followed);
        return Written.updated(
                read(configs.replace(resource.name(), key.namespace(), key.name(), options.dryRun(), write(wanted))));
    }

    @Override
    public KubernetesResource delete(ObjectKey key, Deletion deletion) {
        requireName(resource, key);
        T deleted = read(configs.delete(
                resource.name(),
                key.namespace(),
                key.name(),
                deletion.uid(),
                deletion.resourceVersion(),
                deletion.dryRun()));
        // One with finalizers is still there, and on its way out.
        return deleted.getMetadata().getFinalizers().isEmpty()
                ? Statuses.deleted(resource, key.name(), deleted.getMetadata().getUid())
                : deleted;
    }

    /** There can be no config of another name, and as part of a path it might mean something else. */
    static void requireName(ApiResource resource, ObjectKey key) {
        if (key.name().length() > LONGEST_NAME || !NAME.matcher(key.name()).matches()) {
            throw new StatusException(Statuses.notFound(resource, key.name()));
        }
    }

    private T get(ObjectKey key) {
        requireName(resource, key);
        return read(configs.get(resource.name(), key.namespace(), key.name()));
    }

    private T read(ConfigObject object) {
        return KubernetesJson.mapper().convertValue(object.content(), type);
    }

    private static ConfigObject write(HasMetadata object) {
        return new ConfigObject(KubernetesJson.mapper().convertValue(object, OBJECT));
    }
}
