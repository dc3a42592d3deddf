package dev.imagestreams.triggers.signature;

import dev.imagestreams.model.api.WebhookOptions.LegacySignature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every header of a webhook that receivers check its origin by. Pure. */
public final class SignatureHeaders {

    private SignatureHeaders() {}

    /**
     * @param keys all of them sign; the first is the present one, and signs for legacy receivers
     * @param id without a dot, which separates the signed parts
     * @param timestamp of this attempt, in seconds since 1970
     */
    public static Map<String, String> of(
            List<SigningKey> keys, List<LegacySignature> legacy, String id, long timestamp, byte[] body) {
        byte[] content = WebhookSignature.content(id, timestamp, body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(WebhookSignature.ID_HEADER, id);
        headers.put(WebhookSignature.TIMESTAMP_HEADER, Long.toString(timestamp));
        headers.put(
                WebhookSignature.SIGNATURE_HEADER,
                keys.stream().map(key -> key.sign(content)).collect(Collectors.joining(" ")));
        if (keys.get(0) instanceof WebhookSecret secret) {
            legacy.forEach(kind -> headers.put(name(kind), "sha256=" + secret.hexOfBody(body)));
        }
        return headers;
    }

    private static String name(LegacySignature kind) {
        return switch (kind) {
            case GITHUB -> "x-hub-signature-256";
            case FLUX -> "x-signature";
        };
    }
}
