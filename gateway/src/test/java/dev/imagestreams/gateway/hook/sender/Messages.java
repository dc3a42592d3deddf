package dev.imagestreams.gateway.hook.sender;

import dev.imagestreams.gateway.hook.proof.HookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Messages as senders send them, shortened to what they have in common with the real ones. */
final class Messages {

    static final String DIGEST = "sha256:" + "a1".repeat(32);

    private static final Senders SENDERS = new Senders((request, trust) -> false);

    private Messages() {}

    static List<Occurrence> read(SenderKind kind, String body) {
        return read(kind, Map.of(), body);
    }

    /** {@code DIGEST} in the body stands for a digest. */
    static List<Occurrence> read(SenderKind kind, Map<String, String> headers, String body) {
        return SENDERS.of(kind).read(request(headers, body));
    }

    static HookRequest request(Map<String, String> headers, String body) {
        return new HookRequest(headers, body.replace("DIGEST", DIGEST).getBytes(StandardCharsets.UTF_8), null);
    }

    static Sender sender(SenderKind kind) {
        return SENDERS.of(kind);
    }
}
