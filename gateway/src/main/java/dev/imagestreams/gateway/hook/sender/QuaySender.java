package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.ArrayList;
import java.util.List;

/**
 * Quay and quay.io. Offers neither signature nor header, so that the secret has to be part of the address. Tells the tags
 * of a push without digests; notifications about builds, scans and quotas have none.
 */
final class QuaySender implements Sender {

    @Override
    public Proof proof() {
        return new SharedSecret();
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        String repository = Members.requiredText(message, "repository");
        String url = Members.text(message, "docker_url");
        int slash = url.indexOf('/');
        List<Occurrence> occurrences = new ArrayList<>();
        for (JsonNode tag : message.path("updated_tags")) {
            Occurrence pushed = Occurrence.pushed(repository, tag.asText(), "");
            occurrences.add(slash < 0 ? pushed : pushed.at(url.substring(0, slash)));
        }
        return occurrences;
    }
}
