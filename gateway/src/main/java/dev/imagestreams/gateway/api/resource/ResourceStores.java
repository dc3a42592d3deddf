package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.request.RequestInfo;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the store a request is about. */
@ApplicationScoped
public class ResourceStores {

    private final Map<String, ResourceStore<?>> byPath;

    ResourceStores(@All List<ResourceStore<?>> stores) {
        byPath = stores.stream().collect(Collectors.toMap(store -> path(store.resource()), Function.identity()));
    }

    /** Empty when there is no such resource, or when the path is of another scope than the resource. */
    public Optional<ResourceStore<?>> serving(RequestInfo request) {
        String name =
                request.subresource().isEmpty() ? request.resource() : request.resource() + '/' + request.subresource();
        return Optional.<ResourceStore<?>>ofNullable(byPath.get(path(request.group(), request.version(), name)))
                .filter(store -> store.resource().namespaced()
                        ? request.isWithinNamespace() || request.name().isEmpty()
                        : !request.isWithinNamespace());
    }

    private static String path(ApiResource resource) {
        return path(resource.group(), resource.version(), resource.name());
    }

    private static String path(String group, String version, String name) {
        return group + '/' + version + '/' + name;
    }
}
