package dev.imagestreams.launcher.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.util.Objects;

/**
 * A webhook that arrived and was signed rightly.
 *
 * @param id the same for every attempt
 * @param sequence sorts as text like the changes themselves
 * @param change what it says
 * @param arrived {@link System#nanoTime}
 */
public record Webhook(String id, String sequence, ImageChanged change, long arrived) {

    /** @param body a structured CloudEvent */
    static Webhook read(String id, byte[] body, long arrived) throws IOException {
        JsonNode event = ModelJson.mapper().readTree(body);
        if (!event.path("id").asText().equals(id)) {
            throw new IOException("webhook-id " + id + " is not the id of the event");
        }
        ImageChanged change = ModelJson.mapper().treeToValue(event.path("data"), ImageChanged.class);
        return new Webhook(id, event.path("sequence").asText(), change, arrived);
    }

    public boolean pointsTo(Digest digest) {
        return change.current() != null && Objects.equals(change.current().digest(), digest);
    }
}
