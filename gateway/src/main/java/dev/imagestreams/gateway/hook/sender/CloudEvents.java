package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CloudEvents 1.0 over HTTP in all three modes: binary ({@code ce-} headers), structured and batched. Stricter libraries
 * refuse what senders leave out; here only the type is needed.
 */
final class CloudEvents {

    /** @param source empty if it is missing */
    record Event(String type, String source, JsonNode data) {}

    private CloudEvents() {}

    static List<Event> of(HookRequest request) {
        if (request.header("ce-type").isPresent()) {
            return List.of(new Event(
                    request.header("ce-type").get(), request.header("ce-source").orElse(""), request.json()));
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        JsonNode body = request.json();
        if (!type.startsWith("application/cloudevents-batch") && !body.isArray()) {
            return List.of(structured(body));
        }
        List<Event> events = new ArrayList<>();
        body.forEach(event -> events.add(structured(event)));
        return events;
    }

    private static Event structured(JsonNode event) {
        return new Event(
                Members.requiredText(event, "type"), Members.text(event, "source"), Members.required(event, "data"));
    }
}
