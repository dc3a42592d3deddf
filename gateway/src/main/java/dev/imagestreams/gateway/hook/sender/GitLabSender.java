package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;

/**
 * GitLab. Its registry sends what {@link DistributionSender} reads; project hooks, which say nothing about images, may be
 * pointed here as well and do no harm. The secret comes in the configured header or in {@code X-Gitlab-Token}.
 */
final class GitLabSender implements Sender {

    private final DistributionSender registry = new DistributionSender();

    @Override
    public Proof proof() {
        return registry.proof().or(SharedSecret.inHeader("X-Gitlab-Token"));
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        boolean ofProject = message.has("object_kind") || message.has("event_name");
        return ofProject ? List.of() : registry.read(request);
    }
}
