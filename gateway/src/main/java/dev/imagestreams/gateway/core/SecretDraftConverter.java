package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.image.convert.Metadata;
import dev.imagestreams.model.api.SecretDraft;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** From {@code v1} Secret to the drafts of the internal API. No value of a secret gets into a text. */
final class SecretDraftConverter {

    private SecretDraftConverter() {}

    /** @param name the one in the path, or in the body of a creation */
    static SecretDraft toDraft(Secret wanted, String name) {
        ObjectMeta metadata = RequiredBody.metadata(wanted);
        return new SecretDraft(
                metadata.getUid(),
                ResourceVersion.orNull(metadata.getResourceVersion()),
                name,
                Objects.requireNonNullElse(metadata.getLabels(), Map.of()),
                Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()),
                Metadata.housekeeping(metadata),
                Objects.requireNonNullElse(wanted.getType(), ""),
                Boolean.TRUE.equals(wanted.getImmutable()),
                data(wanted));
    }

    /** {@code stringData} is the same in plain text, and wins. */
    private static Map<String, String> data(Secret wanted) {
        Map<String, String> data = new TreeMap<>();
        Objects.requireNonNullElse(wanted.getData(), Map.<String, String>of()).forEach((key, value) -> {
            String text = Objects.requireNonNullElse(value, "");
            requireBase64(text);
            data.put(key, text);
        });
        Objects.requireNonNullElse(wanted.getStringData(), Map.<String, String>of())
                .forEach((key, value) -> data.put(
                        key,
                        Base64.getEncoder()
                                .encodeToString(
                                        Objects.requireNonNullElse(value, "").getBytes(StandardCharsets.UTF_8))));
        return data;
    }

    private static void requireBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new StatusException(
                    Statuses.badRequest("Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data"));
        }
    }
}
