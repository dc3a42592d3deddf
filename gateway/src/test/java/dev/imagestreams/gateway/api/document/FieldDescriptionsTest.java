package dev.imagestreams.gateway.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.hook.HookSourceObject;
import dev.imagestreams.gateway.trigger.ImageTrigger;
import dev.imagestreams.gateway.trigger.ImageTriggerPreview;
import dev.imagestreams.gateway.trigger.ImageTriggerReplay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody else explains the kinds that are our own. */
class FieldDescriptionsTest {

    private static final Map<ApiResource, Class<?>> OURS = Map.of(
            ApiResources.IMAGE_TRIGGERS, ImageTrigger.class,
            ApiResources.IMAGE_TRIGGER_REPLAYS, ImageTriggerReplay.class,
            ApiResources.IMAGE_TRIGGER_PREVIEWS, ImageTriggerPreview.class,
            ApiResources.HOOK_SOURCES, HookSourceObject.class);

    /** Kubernetes' own, which clients explain by themselves. */
    private static final Set<String> THEIRS =
            Set.of("v1.ObjectMeta", "v1.ManagedFieldsEntry", "v1.OwnerReference", "v1.FieldsV1");

    @Test
    void everyFieldOfKindsOfOurOwnIsExplained() {
        KindSchemas schemas = new KindSchemas(FieldDescriptions.load(), "#/");
        OURS.forEach(schemas::add);

        List<String> unexplained = schemas.all().entrySet().stream()
                .filter(schema -> !THEIRS.contains(schema.getKey()))
                .flatMap(schema -> unexplained(schema.getKey(), schema.getValue()))
                .toList();

        assertThat(unexplained).isEmpty();
    }

    private static Stream<String> unexplained(String name, JsonNode schema) {
        return Stream.concat(
                schema.has("description") ? Stream.empty() : Stream.of(name),
                schema.get("properties").properties().stream()
                        .filter(field -> !field.getValue().has("description"))
                        .map(field -> name + '.' + field.getKey()));
    }
}
