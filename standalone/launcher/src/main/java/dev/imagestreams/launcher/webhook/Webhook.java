package dev.imagestreams.launcher.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.util.Optional;

/**
 * A webhook that arrived and was signed rightly, read as any receiver would read it.
 *
 * @param id the same for every attempt
 * @param sequence sorts as text like the changes themselves
 * @param stream name of the stream, whose namespace the receiver knows
 * @param revision position in the tag's history
 * @param image what the tag points to now; empty when it is gone
 * @param previous what it pointed to before; empty when it is new
 * @param arrived {@link System#nanoTime}
 */
public record Webhook(
        String id,
        String sequence,
        String stream,
        String tag,
        long revision,
        Optional<Digest> image,
        Optional<Digest> previous,
        long arrived) {

    /** @param body a structured CloudEvent */
    static Webhook read(String id, byte[] body, long arrived) throws IOException {
        JsonNode event = ModelJson.mapper().readTree(body);
        if (!event.path("id").asText().equals(id)) {
            throw new IOException("webhook-id " + id + " is not the id of the event");
        }
        JsonNode data = event.path("data");
        return new Webhook(
                id,
                event.path("sequence").asText(),
                data.path("stream").asText(),
                data.path("tag").asText(),
                data.path("revision").asLong(),
                digest(data.path("image")),
                digest(data.path("previous")),
                arrived);
    }

    public boolean pointsTo(Digest digest) {
        return image.filter(digest::equals).isPresent();
    }

    /** The same, whenever it arrived. */
    public boolean saysTheSameAs(Webhook other) {
        return new Webhook(id, sequence, stream, tag, revision, image, previous, other.arrived).equals(other);
    }

    private static Optional<Digest> digest(JsonNode pointer) {
        return pointer.has("digest")
                ? Optional.of(Digest.parse(pointer.get("digest").asText()))
                : Optional.empty();
    }
}
