package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.ResourceStore;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI documents, made once from the table of resources and the classes that serve them. */
@Singleton
class OpenApiDocuments {

    private final Map<String, TaggedDocument> v3 = new LinkedHashMap<>();
    private final TaggedDocument v2;
    private final TaggedDocument v2Protobuf;

    OpenApiDocuments(@All List<ResourceStore<?>> stores) {
        FieldDescriptions descriptions = FieldDescriptions.load();
        for (ApiResource resource : ApiResources.all()) {
            v3.computeIfAbsent(path(resource), path -> TaggedDocument.json(version3(path, stores, descriptions)));
        }
        ObjectNode swagger = version2(stores, descriptions);
        v2 = TaggedDocument.json(swagger);
        v2Protobuf = TaggedDocument.of(SwaggerProtobuf.of(swagger), SwaggerProtobuf.MEDIA_TYPE);
    }

    /** By their path below {@code /openapi/v3/}. */
    Map<String, TaggedDocument> version3() {
        return v3;
    }

    Optional<TaggedDocument> version3(String path) {
        return Optional.ofNullable(v3.get(path));
    }

    TaggedDocument version2(boolean protobuf) {
        return protobuf ? v2Protobuf : v2;
    }

    private static ObjectNode version3(String path, List<ResourceStore<?>> stores, FieldDescriptions descriptions) {
        ObjectNode document = document("openapi", "3.0.0");
        ObjectNode paths = document.putObject("paths");
        ApiResources.all().stream()
                .filter(resource -> path(resource).equals(path) && !resource.isSubresource())
                .forEach(resource -> new OperationPaths(true).describe(resource, paths));
        KindSchemas schemas = new KindSchemas(descriptions, "#/components/schemas/");
        stores.stream()
                .filter(store -> path(store.resource()).equals(path) && isKind(store))
                .forEach(store -> schemas.add(store.resource(), store.type()));
        ObjectNode components = document.putObject("components").putObject("schemas");
        schemas.all().forEach(components::set);
        return document;
    }

    private static ObjectNode version2(List<ResourceStore<?>> stores, FieldDescriptions descriptions) {
        ObjectNode document = document("swagger", "2.0");
        ObjectNode paths = document.putObject("paths");
        ApiResources.all().stream()
                .filter(resource -> !resource.isSubresource())
                .forEach(resource -> new OperationPaths(false).describe(resource, paths));
        KindSchemas schemas = new KindSchemas(descriptions, "#/definitions/");
        stores.stream().filter(OpenApiDocuments::isKind).forEach(store -> schemas.add(store.resource(), store.type()));
        ObjectNode definitions = document.putObject("definitions");
        schemas.all().forEach(definitions::set);
        return document;
    }

    /** Subresources are described by the kinds they speak, which are others' or not stored at all. */
    private static boolean isKind(ResourceStore<?> store) {
        return !store.resource().isSubresource();
    }

    private static ObjectNode document(String form, String version) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put(form, version);
        document.putObject("info").put("title", "Imagestreams").put("version", "v1");
        return document;
    }

    private static String path(ApiResource resource) {
        return (resource.group().isEmpty() ? "api/" : "apis/") + resource.groupVersion();
    }
}
