package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.hook.proof.HookRequest;

/** Reads members of messages: what is missing, or of another type, is empty, because senders change over the years. */
final class Members {

    private Members() {}

    static String text(JsonNode object, String... path) {
        JsonNode node = object;
        for (String name : path) {
            node = node.path(name);
        }
        return node.isValueNode() ? node.asText("") : "";
    }

    /** @throws dev.imagestreams.model.error.ImageStreamException if it is not there */
    static JsonNode required(JsonNode object, String name) {
        JsonNode member = object.path(name);
        if (member.isContainerNode()) {
            return member;
        }
        throw HookRequest.unreadable("this is no message of such a sender: there is no " + name + " in it");
    }

    /** @throws dev.imagestreams.model.error.ImageStreamException if it is not there */
    static String requiredText(JsonNode object, String name) {
        String value = text(object, name);
        if (value.isEmpty()) {
            throw HookRequest.unreadable("this is no message of such a sender: there is no " + name + " in it");
        }
        return value;
    }
}
