package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import java.util.List;

/**
 * Amazon ECR through EventBridge, as it comes and in the CloudEvents form that input transformers make of it. The
 * connection of an API destination sends the secret: basic authentication, or a key in a header of the operator's choice.
 */
final class EcrSender implements Sender {

    private static final String TRANSFORMED = "com.amazon.ecr.image.";

    @Override
    public Proof proof() {
        return new SharedSecret().or(SharedSecret.inHeader("X-Webhook-Secret"));
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode message = request.json();
        return message.has("detail-type") ? ofEventBridge(message) : transformed(CloudEvents.of(request));
    }

    private static List<Occurrence> ofEventBridge(JsonNode message) {
        JsonNode detail = Members.required(message, "detail");
        boolean image = Members.text(message, "detail-type").equals("ECR Image Action")
                && Members.text(detail, "result").equals("SUCCESS");
        if (!image) {
            return List.of();
        }
        return List.of(occurrence(
                        Members.text(detail, "action-type"),
                        Members.text(detail, "repository-name"),
                        Members.text(detail, "image-tag"),
                        Members.text(detail, "image-digest"))
                .at(host(Members.text(message, "account"), Members.text(message, "region"))));
    }

    /** Their source is {@code urn:aws:ecr:<region>:<account>:repository/<name>}. */
    private static List<Occurrence> transformed(List<CloudEvents.Event> events) {
        return events.stream()
                .filter(event -> event.type().startsWith(TRANSFORMED))
                .map(event -> {
                    String[] source = event.source().split(":", -1);
                    Occurrence occurrence = occurrence(
                            event.type().substring(TRANSFORMED.length()),
                            Members.text(event.data(), "repositoryName"),
                            Members.text(event.data(), "imageTag"),
                            Members.text(event.data(), "imageDigest"));
                    return source.length < 5 ? occurrence : occurrence.at(host(source[4], source[3]));
                })
                .toList();
    }

    private static Occurrence occurrence(String action, String repository, String tag, String digest) {
        return action.equalsIgnoreCase("delete")
                ? Occurrence.deleted(repository, tag, digest)
                : Occurrence.pushed(repository, tag, digest);
    }

    private static String host(String account, String region) {
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return account + ".dkr.ecr." + region + domain;
    }
}
