package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document that is the same until the program changes, with a tag by which clients ask whether it did. */
record TaggedDocument(byte[] content, String mediaType, String tag) {

    static TaggedDocument json(Object document) {
        return json(document, "application/json");
    }

    /** @param mediaType what the JSON is called */
    static TaggedDocument json(Object document, String mediaType) {
        try {
            return of(KubernetesJson.mapper().writeValueAsBytes(document), mediaType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every document can be written", e);
        }
    }

    static TaggedDocument of(byte[] content, String mediaType) {
        return new TaggedDocument(content, mediaType, digest(content));
    }

    /** The document, or 304 for a client that has it. */
    Response answer(Request request) {
        ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(tag));
        ResponseBuilder answer =
                unchanged == null ? Response.ok(content).header(HttpHeaders.CONTENT_TYPE, mediaType) : unchanged;
        return answer.tag(new EntityTag(tag))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
