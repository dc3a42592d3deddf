package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.ArrayList;
import java.util.List;

/**
 * CNCF Distribution's notifications ({@code registry:2}, {@code registry:3}), and whatever is built on it. Sends a fixed
 * header of the operator's choice. Most events of a push are about blobs and children; the one with a tag counts. Its host
 * is the one the client used, which a proxy may have changed, so that it is not looked at.
 */
final class DistributionSender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (JsonNode event : Members.required(request.json(), "events")) {
            JsonNode target = event.path("target");
            String repository = Members.text(target, "repository");
            String tag = Members.text(target, "tag");
            String digest = Members.text(target, "digest");
            String actor = Members.text(event, "actor", "name");
            switch (Members.text(event, "action")) {
                case "push" ->
                    occurrences.add(Occurrence.pushed(repository, tag, digest).by(actor));
                case "delete" ->
                    occurrences.add(Occurrence.deleted(repository, tag, digest).by(actor));
                default -> {
                    // Pulls and mounts move no tag.
                }
            }
        }
        return occurrences;
    }
}
