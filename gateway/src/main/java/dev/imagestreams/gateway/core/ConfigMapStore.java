package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** {@code configmaps}: the two that {@code oc} looks for, when the settings say what stands in them. */
@Singleton
class ConfigMapStore implements Readable<ConfigMap> {

    private static final ObjectKey MOTD = new ObjectKey("openshift", "motd");
    private static final ObjectKey CONSOLE = new ObjectKey("openshift-config-managed", "console-public");

    private final SessionConfig config;

    ConfigMapStore(SessionConfig config) {
        this.config = config;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.CONFIG_MAPS;
    }

    @Override
    public Class<ConfigMap> type() {
        return ConfigMap.class;
    }

    @Override
    public ConfigMap get(ObjectKey key, Parameters query) {
        Map<String, String> data = data(key)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.CONFIG_MAPS, key.name())));
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(key.namespace())
                .withName(key.name())
                .endMetadata()
                .withData(data)
                .build();
    }

    private Optional<Map<String, String>> data(ObjectKey key) {
        if (key.equals(MOTD)) {
            return config.motd().map(text -> Map.of("message", text));
        }
        return key.equals(CONSOLE) ? config.consoleUrl().map(url -> Map.of("consoleURL", url)) : Optional.empty();
    }
}
