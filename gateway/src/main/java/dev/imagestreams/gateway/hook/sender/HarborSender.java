package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.ArrayList;
import java.util.List;

/**
 * Harbor, in its own format and as CloudEvents. Sends the configured authentication header as it is. A push by digest, and
 * a replication, name the digest in the place of the tag.
 */
final class HarborSender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        boolean cloudEvent = message.has("specversion");
        String type = Members.requiredText(message, "type");
        JsonNode data = Members.required(message, cloudEvent ? "data" : "event_data");
        String repository = Members.text(data, "repository", "repo_full_name");
        String actor = Members.text(message, "operator");
        List<Occurrence> occurrences = new ArrayList<>();
        for (JsonNode resource : data.path("resources")) {
            String tag = Members.text(resource, "tag");
            String digest = Members.text(resource, "digest");
            switch (type) {
                case "PUSH_ARTIFACT", "pushImage", "harbor.artifact.pushed" ->
                    occurrences.add(Occurrence.pushed(repository, tag, digest).by(actor));
                case "DELETE_ARTIFACT", "deleteImage", "harbor.artifact.deleted" ->
                    occurrences.add(Occurrence.deleted(repository, tag, digest).by(actor));
                default -> {
                    // Pulls, scans and quotas move no tag.
                }
            }
        }
        return occurrences;
    }
}
