package dev.imagestreams.gateway.api.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on, in the form Kubernetes gives it: opaque to clients. A token names the last object that was told
 * and no state of the server, so it never expires; what changed since is seen as it is now.
 *
 * @param start the position to go on after
 */
public record ContinueToken(String start) {

    private static final String VERSION = "meta.k8s.io/v1";

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if it is none of ours */
    static ContinueToken parse(String text) {
        try {
            JsonNode token =
                    KubernetesJson.mapper().readTree(Base64.getUrlDecoder().decode(text));
            if (!token.path("v").asText().equals(VERSION)) {
                throw invalid("server does not recognize this encoded version \""
                        + token.path("v").asText() + '"');
            }
            if (token.path("start").asText().isEmpty()) {
                throw invalid("continue key is not valid: encoded start key empty");
            }
            return new ContinueToken(token.path("start").asText());
        } catch (IllegalArgumentException | IOException e) {
            throw invalid("it cannot be read");
        }
    }

    /** As clients get it. */
    String text() {
        byte[] json = KubernetesJson.mapper()
                .createObjectNode()
                .put("v", VERSION)
                .put("rv", -1)
                .put("start", start)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static ImageStreamException invalid(String why) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, "continue key is not valid: " + why);
    }
}
