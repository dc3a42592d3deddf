package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * GitHub Packages (ghcr.io), events {@code package} and {@code registry_package}. Signs with HMAC-SHA256. GitHub does not
 * repeat deliveries by itself.
 */
final class GitHubSender implements Sender {

    private static final Set<String> TYPES = Set.of("container", "docker");
    private static final Set<String> ACTIONS = Set.of("published", "updated");

    @Override
    public Proof proof() {
        return Signature.sha256("sha256=", "X-Hub-Signature-256");
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        String event = request.header("X-GitHub-Event").orElse("");
        if (!event.equals("package") && !event.equals("registry_package")) {
            return List.of();
        }
        JsonNode message = request.json();
        JsonNode item = Members.required(message, event);
        String type = Members.text(item, "package_type").toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type) || !ACTIONS.contains(Members.text(message, "action"))) {
            return List.of();
        }
        JsonNode tag = item.path("package_version").path("container_metadata").path("tag");
        String path = owner(item) + '/' + Members.text(item, "name");
        return List.of(Occurrence.pushed(path, Members.text(tag, "name"), Members.text(tag, "digest"))
                .by(Members.text(message, "sender", "login")));
    }

    private static String owner(JsonNode item) {
        String namespace = Members.text(item, "namespace");
        return namespace.isEmpty() ? Members.text(item, "owner", "login") : namespace;
    }
}
