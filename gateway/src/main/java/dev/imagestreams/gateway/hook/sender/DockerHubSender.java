package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;

/** Docker Hub. Offers neither signature nor header, so that the secret has to be part of the address; tells no digest. */
final class DockerHubSender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        String repository = Members.text(Members.required(message, "repository"), "repo_name");
        JsonNode push = Members.required(message, "push_data");
        return List.of(
                Occurrence.pushed(repository, Members.text(push, "tag"), "").by(Members.text(push, "pusher")));
    }
}
