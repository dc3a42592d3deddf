package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transcript makes an image whose name is no digest. That is refused here, because a name that nothing can be verified
 * against names nothing; so the tag that pointed to it is taken out of what later transcripts send and expect.
 */
final class NamelessImages {

    static final String NAME = "sha256:1";

    /** Where the answer is cut off, as steps of a pointer; moves up with what is taken out before it. */
    private final List<String> cut;

    private NamelessImages(List<String> cut) {
        this.cut = cut;
    }

    static Exchange without(Exchange exchange) {
        String cutAt = exchange.cutAt();
        NamelessImages within = new NamelessImages(
                cutAt == null || cutAt.isEmpty()
                        ? new ArrayList<>()
                        : new ArrayList<>(List.of(cutAt.substring(1).split("/"))));
        JsonNode answer = whole(exchange.answer(), within);
        return new Exchange(
                exchange.method(),
                exchange.path(),
                exchange.accept(),
                exchange.contentType(),
                whole(exchange.body(), new NamelessImages(List.of())),
                exchange.status(),
                exchange.type(),
                answer,
                cutAt == null || cutAt.isEmpty() ? cutAt : '/' + String.join("/", within.cut),
                exchange.events());
    }

    private static @Nullable JsonNode whole(@Nullable JsonNode node, NamelessImages images) {
        return node == null ? null : images.without(node, 0, true);
    }

    /** @param onCut whether the way to here is that to where the answer is cut off */
    private JsonNode without(JsonNode node, int depth, boolean onCut) {
        if (node instanceof ObjectNode object) {
            ObjectNode rest = object.objectNode();
            object.fields().forEachRemaining(field -> {
                if (!field.getKey().equals(NAME)) {
                    rest.set(
                            field.getKey(),
                            without(field.getValue(), depth + 1, leadsToCut(onCut, depth, field.getKey())));
                }
            });
            return rest;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode rest = array.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                boolean leads = leadsToCut(onCut, depth, String.valueOf(i));
                if (!pointsToOne(array.get(i))) {
                    if (leads) {
                        cut.set(depth, String.valueOf(rest.size()));
                    }
                    rest.add(without(array.get(i), depth + 1, leads));
                }
            }
            return rest;
        }
        return node;
    }

    private boolean leadsToCut(boolean onCut, int depth, String step) {
        return onCut && depth < cut.size() && cut.get(depth).equals(step);
    }

    private static boolean pointsToOne(JsonNode tag) {
        return tag.at("/items/0/image").asText().equals(NAME);
    }
}
