package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.gateway.hook.proof.SharedSecret;
import dev.imagestreams.gateway.hook.proof.StandardWebhook;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Scripts and pipelines: one object {@code {repository, tag, digest?, registry?, action?}}, or a list of them. Signed as
 * Standard Webhooks says, or with the secret itself. An action that ends in {@code delete} or {@code deleted} is a deletion.
 */
final class PlainSender implements Sender {

    @Override
    public Proof proof() {
        return new StandardWebhook().or(new SharedSecret());
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode body = request.json();
        Iterable<JsonNode> news = body.isArray() ? body : List.of(body);
        return StreamSupport.stream(news.spliterator(), false)
                .map(item -> Deeds.occurrence(item, Members.text(item, "action")))
                .toList();
    }
}
