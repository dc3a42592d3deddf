package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import dev.imagestreams.gateway.hook.proof.StandardWebhook;
import java.util.List;

/**
 * Anybody who can send a CloudEvent: data {@code {repository, tag, digest?, registry?, action?}}, or CDEvents about
 * artifacts, whose subject is a package URL. A type or action that ends in {@code deleted} is a deletion.
 */
final class CloudEventSender implements Sender {

    private static final String ARTIFACTS = "dev.cdevents.artifact.";

    @Override
    public Proof proof() {
        return new StandardWebhook().or(new SharedSecret());
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        return CloudEvents.of(request).stream()
                .map(CloudEventSender::occurrence)
                .toList();
    }

    private static Occurrence occurrence(CloudEvents.Event event) {
        JsonNode data = event.data();
        String action = Members.text(data, "action");
        if (event.type().startsWith(ARTIFACTS)) {
            return PackageUrl.of(Members.text(data, "subject", "id")).occurrence(Deeds.kind(event.type(), action));
        }
        return Deeds.occurrence(data, event.type(), action);
    }
}
