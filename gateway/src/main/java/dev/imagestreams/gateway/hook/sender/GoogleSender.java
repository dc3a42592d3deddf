package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.gateway.hook.proof.Proof;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.TagName;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * Google Artifact Registry and Container Registry, through a push subscription of Pub/Sub. Each push carries a token of the
 * subscription's service account. The message has full pull specs, base64 within the envelope.
 */
final class GoogleSender implements Sender {

    private final Proof proof;

    /** @param proof checks Google's tokens */
    GoogleSender(Proof proof) {
        this.proof = proof;
    }

    @Override
    public Proof proof() {
        return proof;
    }

    @Override
    public List<Occurrence> read(HookRequest request) {
        JsonNode envelope = Members.required(request.json(), "message");
        JsonNode message = decoded(Members.requiredText(envelope, "data"));
        String tag = Members.text(message, "tag");
        String digest = Members.text(message, "digest");
        if (tag.isEmpty() && digest.isEmpty()) {
            return List.of();
        }
        ImageReference named = reference(tag.isEmpty() ? digest : tag);
        String path = named.repository().path();
        String tagName = named.typedTag().map(TagName::value).orElse("");
        String content = digest.isEmpty()
                ? ""
                : reference(digest).typedDigest().map(Digest::toString).orElse("");
        Occurrence occurrence = Members.text(message, "action").equals("DELETE")
                ? Occurrence.deleted(path, tagName, content)
                : Occurrence.pushed(path, tagName, content);
        return List.of(occurrence.at(named.repository().registry()));
    }

    private static JsonNode decoded(String data) {
        try {
            return ModelJson.mapper().readTree(Base64.getDecoder().decode(data));
        } catch (IOException | IllegalArgumentException e) {
            throw HookRequest.unreadable("the data of the message is no JSON in base64");
        }
    }

    private static ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (ImageStreamException e) {
            throw HookRequest.unreadable("the message names an image that is none");
        }
    }
}
