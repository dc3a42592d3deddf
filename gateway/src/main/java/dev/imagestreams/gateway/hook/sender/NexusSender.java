package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.Signature;
import java.util.List;

/**
 * Sonatype Nexus 3, web hooks of a repository about components. Signs with HMAC-SHA1, the only signature it has. Tells
 * neither host nor digest.
 */
final class NexusSender implements Sender {

    @Override
    public Proof proof() {
        return Signature.sha1("X-Nexus-Webhook-Signature");
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        String store = Members.requiredText(message, "repositoryName");
        JsonNode component = message.path("component");
        if (!Members.text(component, "format").equals("docker")) {
            return List.of();
        }
        String path = Members.text(component, "name");
        String actor = Members.text(message, "initiator");
        String version = Members.text(component, "version");
        return switch (Members.text(message, "action")) {
            case "CREATED", "UPDATED" ->
                List.of(Occurrence.pushed(path, version, "").in(store).by(actor));
            case "DELETED" ->
                List.of(Occurrence.deleted(path, version, "").in(store).by(actor));
            default -> List.of();
        };
    }
}
