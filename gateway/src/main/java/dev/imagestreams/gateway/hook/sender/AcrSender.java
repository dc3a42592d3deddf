package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Azure Container Registry: its own web hooks, and Event Grid in both of its schemas, which wants its question answered
 * before it sends. The secret comes in a custom header, or in the address.
 */
final class AcrSender implements Sender {

    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public Optional<String> handshake(HookRequest request) {
        return messages(request.json())
                .filter(message -> Members.text(message, "eventType").equals(VALIDATION))
                .map(message -> Members.text(message, "data", "validationCode"))
                .findFirst()
                .map(code -> JsonNodeFactory.instance
                        .objectNode()
                        .put("validationResponse", code)
                        .toString());
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        return messages(request.json())
                .map(message -> message.path("data").isObject() ? message.path("data") : message)
                .flatMap(AcrSender::occurrence)
                .toList();
    }

    private static Stream<JsonNode> messages(JsonNode body) {
        return body.isArray() ? StreamSupport.stream(body.spliterator(), false) : Stream.of(body);
    }

    private static Stream<Occurrence> occurrence(JsonNode message) {
        String repository = Members.text(message, "target", "repository");
        String tag = Members.text(message, "target", "tag");
        String digest = Members.text(message, "target", "digest");
        return switch (Members.requiredText(message, "action")) {
            case "push" -> Stream.of(Occurrence.pushed(repository, tag, digest));
            case "delete" -> Stream.of(Occurrence.deleted(repository, tag, digest));
            // Pings, and charts.
            default -> Stream.empty();
        };
    }
}
