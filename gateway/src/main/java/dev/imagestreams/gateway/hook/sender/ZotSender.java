package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;
import java.util.stream.Stream;

/** zot's event recorder: CloudEvents with basic, bearer or a custom header. Sent once and never repeated. */
final class ZotSender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        return CloudEvents.of(request).stream().flatMap(ZotSender::occurrence).toList();
    }

    private static Stream<Occurrence> occurrence(CloudEvents.Event event) {
        JsonNode data = event.data();
        String path = Members.text(data, "name");
        String reference = Members.text(data, "reference");
        String digest = Members.text(data, "digest");
        String actor = Members.text(data, "actor", "name");
        return switch (event.type()) {
            case "zotregistry.image.updated" ->
                Stream.of(Occurrence.pushed(path, reference, digest).by(actor));
            case "zotregistry.image.deleted" ->
                Stream.of(Occurrence.deleted(path, reference, digest).by(actor));
            default -> Stream.empty();
        };
    }
}
