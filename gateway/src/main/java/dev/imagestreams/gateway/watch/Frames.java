package dev.imagestreams.gateway.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.table.Table;
import dev.imagestreams.gateway.api.table.TablePrinter;
import dev.imagestreams.gateway.api.table.TableRequest;
import dev.imagestreams.model.api.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Events as they go over the wire: one JSON object per line. */
@ApplicationScoped
class Frames {

    /** Tells a client that asked for initial events that these were all. */
    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final TablePrinter printer;

    Frames(TablePrinter printer) {
        this.printer = printer;
    }

    Buffer event(Change.Type type, ApiResource resource, HasMetadata object, Representation representation) {
        TableRequest asked = representation.table();
        if (asked.wanted()) {
            HasMetadata shown = asked.include() == TableRequest.Include.OBJECT ? whole(resource, object) : object;
            Optional<Table> table = printer.single(shown, asked);
            if (table.isPresent()) {
                Table printed =
                        representation.headers() ? table.get() : table.get().withoutColumns();
                return line(type.name(), KubernetesJson.mapper().valueToTree(printed));
            }
        }
        return line(type.name(), tree(resource, object));
    }

    /** @param initialEventsEnd whether it follows the last of the initial events */
    static Buffer bookmark(ApiResource resource, long version, boolean initialEventsEnd) {
        ObjectNode object = named(resource);
        ObjectNode metadata = object.putObject("metadata")
                .put("resourceVersion", Long.toString(version))
                .putNull("creationTimestamp");
        if (initialEventsEnd) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        return line("BOOKMARK", object);
    }

    static Buffer error(Status status) {
        return line("ERROR", KubernetesJson.mapper().valueToTree(status));
    }

    /** Items of a list do not say what they are; objects in events do. */
    private static ObjectNode tree(ApiResource resource, HasMetadata object) {
        ObjectNode tree = named(resource);
        ObjectNode rest = KubernetesJson.mapper().valueToTree(object);
        rest.remove("kind");
        rest.remove("apiVersion");
        return tree.setAll(rest);
    }

    private static HasMetadata whole(ApiResource resource, HasMetadata object) {
        try {
            return KubernetesJson.mapper().treeToValue(tree(resource, object), object.getClass());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private static ObjectNode named(ApiResource resource) {
        return KubernetesJson.mapper()
                .createObjectNode()
                .put("kind", resource.kind())
                .put("apiVersion", resource.groupVersion());
    }

    private static Buffer line(String type, ObjectNode object) {
        ObjectNode event = KubernetesJson.mapper().createObjectNode().put("type", type);
        event.set("object", object);
        try {
            return Buffer.buffer(KubernetesJson.mapper().writeValueAsBytes(event))
                    .appendByte((byte) '\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every event can be written", e);
        }
    }
}
