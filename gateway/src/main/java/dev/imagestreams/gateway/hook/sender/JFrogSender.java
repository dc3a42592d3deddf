package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import dev.imagestreams.gateway.hook.proof.Signature;
import java.util.List;

/**
 * JFrog Artifactory, domain {@code docker}. The header {@code X-JFrog-Event-Auth} holds the HMAC-SHA256 of the body where
 * payload signing is on, and the secret itself where it is off.
 */
final class JFrogSender implements Sender {

    private static final String HEADER = "X-JFrog-Event-Auth";

    @Override
    public Proof proof() {
        return Signature.sha256("", HEADER).or(SharedSecret.inHeader(HEADER));
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        if (!Members.requiredText(message, "domain").equals("docker")) {
            return List.of();
        }
        JsonNode data = Members.required(message, "data");
        String path = Members.text(data, "image_name");
        String tag = Members.text(data, "tag");
        String digest = "sha256:" + Members.text(data, "sha256");
        String store = Members.text(data, "repo_key");
        return switch (Members.text(message, "event_type")) {
            case "pushed", "promoted" ->
                List.of(Occurrence.pushed(path, tag, digest).in(store));
            case "deleted" -> List.of(Occurrence.deleted(path, tag, digest).in(store));
            default -> List.of();
        };
    }
}
