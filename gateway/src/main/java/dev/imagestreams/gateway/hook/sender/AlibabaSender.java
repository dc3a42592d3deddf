package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;

/** Alibaba Cloud Container Registry. Offers no signature; tells the digest, and not the host of the instance. */
final class AlibabaSender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        String repository = Members.requiredText(Members.required(message, "repository"), "repo_full_name");
        JsonNode pushed = Members.required(message, "push_data");
        return List.of(Occurrence.pushed(repository, Members.text(pushed, "tag"), Members.text(pushed, "digest")));
    }
}
