package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook is sent.
 *
 * @param signature null means {@link Signature#HMAC}
 * @param legacySignatures sent besides, for receivers that know no Standard Webhooks
 * @param format null means {@link Format#CLOUDEVENTS}
 * @param timeoutSeconds how long an attempt may take; null means as the operator set it
 * @param handshake whether the endpoint is asked before anything is sent; null means it is not
 * @param headers of one's own, by name. Values are not told again: in answers, and to keep them, they are {@link #HIDDEN}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WebhookOptions(
        @Nullable Signature signature,
        List<LegacySignature> legacySignatures,
        @Nullable Format format,
        @Nullable Integer timeoutSeconds,
        @Nullable Boolean handshake,
        Map<String, String> headers) {

    /** Stands for the value of a header. */
    public static final String HIDDEN = "(hidden)";

    public static final WebhookOptions NONE = new WebhookOptions(null, List.of(), null, null, null, Map.of());

    /** Who can make the signature: whoever knows the shared secret, or only we. */
    public enum Signature {
        @JsonProperty("hmac")
        HMAC,
        @JsonProperty("ed25519")
        ED25519
    }

    /** HMAC-SHA256 of the body in hex, under the text of the secret. */
    public enum LegacySignature {
        /** {@code X-Hub-Signature-256}. */
        @JsonProperty("github")
        GITHUB,
        /** {@code X-Signature}, as Flux' generic-hmac receiver reads it. */
        @JsonProperty("flux")
        FLUX
    }

    /** What the body says. */
    public enum Format {
        @JsonProperty("cloudevents")
        CLOUDEVENTS,
        /** A CDEvent about an artifact. */
        @JsonProperty("cdevents")
        CDEVENTS
    }

    public WebhookOptions {
        legacySignatures = legacySignatures == null ? List.of() : List.copyOf(legacySignatures);
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(headers)));
    }

    public Signature signs() {
        return signature == null ? Signature.HMAC : signature;
    }

    public Format writes() {
        return format == null ? Format.CLOUDEVENTS : format;
    }

    public boolean asksFirst() {
        return Boolean.TRUE.equals(handshake);
    }

    public WebhookOptions withHeaders(Map<String, String> others) {
        return new WebhookOptions(signature, legacySignatures, format, timeoutSeconds, handshake, others);
    }

    @Override
    public String toString() {
        return "WebhookOptions[signature=" + signature + ", format=" + format + ", headers=" + headers.keySet() + ']';
    }
}
