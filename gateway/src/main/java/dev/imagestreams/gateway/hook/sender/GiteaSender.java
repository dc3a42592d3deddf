package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.Signature;
import java.util.List;

/**
 * Gitea and Forgejo, event {@code package}. Sign with HMAC-SHA256, under several names at once. A version is a tag or a
 * digest.
 */
final class GiteaSender implements Sender {

    @Override
    public Proof proof() {
        return Signature.sha256("", "X-Forgejo-Signature", "X-Gitea-Signature")
                .or(Signature.sha256("sha256=", "X-Hub-Signature-256"));
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        String event = request.header("X-Forgejo-Event")
                .or(() -> request.header("X-Gitea-Event"))
                .orElse("package");
        if (!event.equals("package")) {
            return List.of();
        }
        JsonNode message = request.json();
        JsonNode item = Members.required(message, "package");
        if (!Members.text(item, "type").equals("container")) {
            return List.of();
        }
        String path = Members.text(item, "owner", "login") + '/' + Members.text(item, "name");
        String actor = Members.text(message, "sender", "login");
        String version = Members.text(item, "version");
        return switch (Members.text(message, "action")) {
            case "created" -> List.of(Occurrence.pushed(path, version, "").by(actor));
            case "deleted" -> List.of(Occurrence.deleted(path, version, "").by(actor));
            default -> List.of();
        };
    }
}
