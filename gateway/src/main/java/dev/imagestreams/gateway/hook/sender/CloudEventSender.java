package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import dev.imagestreams.model.api.Hint;
import java.util.List;
import java.util.Locale;

/**
 * Anybody who can send a CloudEvent: data {@code {repository, tag, digest?, registry?, action?}}, or CDEvents about
 * artifacts, whose subject is a package URL. A type or action that ends in {@code deleted} is a deletion.
 */
final class CloudEventSender implements Sender {

    private static final String ARTIFACTS = "dev.cdevents.artifact.";

    @Override
    public Proof proof() {
        return new SharedSecret();
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
        Hint.Kind kind = isDeletion(event.type()) || isDeletion(action) ? Hint.Kind.DELETE : Hint.Kind.PUSH;
        if (event.type().startsWith(ARTIFACTS)) {
            return PackageUrl.of(Members.text(data, "subject", "id")).occurrence(kind);
        }
        return new Occurrence(
                kind,
                Members.text(data, "registry"),
                null,
                Members.requiredText(data, "repository"),
                Members.text(data, "tag"),
                Members.text(data, "digest"));
    }

    /** As in {@code org.example.image.deleted} and in CDEvents' {@code artifact.deleted.0.1.0}. */
    private static boolean isDeletion(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith("delete") || lower.endsWith("deleted") || lower.contains(".deleted.");
    }
}
