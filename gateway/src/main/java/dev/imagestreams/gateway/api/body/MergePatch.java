package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A JSON merge patch (RFC 7386): null removes, an object is merged, anything else replaces. Lists are replaced whole.
 */
public record MergePatch(ObjectNode patch) implements Patch {

    /** The media type of a request that carries one. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /**
     * A patched copy.
     *
     * @param strict refuse fields the kind does not have
     */
    @Override
    public <T extends HasMetadata> T applyTo(T object, Class<T> type, boolean strict) {
        ObjectNode tree = KubernetesJson.mapper().valueToTree(object);
        merge(tree, patch);
        return BodyParser.object(tree, type, strict);
    }

    /** Whether the patch is to be refused if the object has moved on from the version it names. */
    @Override
    public boolean isConditional() {
        return patch.path("metadata").hasNonNull("resourceVersion");
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode nested) {
                JsonNode present = target.get(field.getKey());
                ObjectNode object =
                        present instanceof ObjectNode existing ? existing : target.putObject(field.getKey());
                merge(object, nested);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }
}
