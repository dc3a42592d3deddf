package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.error.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What can be asked of a webhook. Custom headers can neither break out of their line nor pass for ours: names are tokens of
 * RFC 9110, values are printable, and what the sender or the protocol decides is reserved. Pure.
 */
final class WebhookRules {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{0,1024}");
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_TIMEOUT = 30;

    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-hub-signature",
            "x-hub-signature-256",
            "x-signature");

    private static final List<String> RESERVED_PREFIXES =
            List.of("webhook-", "x-imagestreams-", "ce-", "proxy-", "sec-", "x-forwarded-");

    private WebhookRules() {}

    static void check(TriggerTarget.Webhook webhook, List<FieldError> broken) {
        WebhookOptions options = webhook.options();
        Integer timeout = options.timeoutSeconds();
        if (timeout != null && (timeout < 1 || timeout > LONGEST_TIMEOUT)) {
            broken.add(error("spec.webhook.timeoutSeconds", "must be between 1 and " + LONGEST_TIMEOUT));
        }
        if (options.signs() == WebhookOptions.Signature.ED25519) {
            if (webhook.secret() != null) {
                broken.add(FieldError.forbidden(
                        "spec.webhook.secret", "an ed25519 key is made here; its public half is in the status"));
            }
            if (!options.legacySignatures().isEmpty()) {
                broken.add(FieldError.forbidden(
                        "spec.webhook.legacySignatures", "need a shared secret, which ed25519 has not"));
            }
        }
        checkHeaders(options.headers(), broken);
    }

    private static void checkHeaders(Map<String, String> headers, List<FieldError> broken) {
        if (headers.size() > MOST_HEADERS) {
            broken.add(error("spec.webhook.headers", "must not be more than " + MOST_HEADERS));
        }
        Set<String> seen = new TreeSet<>();
        headers.forEach((name, value) -> {
            String field = "spec.webhook.headers";
            String lower = name.toLowerCase(Locale.ROOT);
            if (!TOKEN.matcher(name).matches()) {
                broken.add(FieldError.invalid(field, name, "is not the name of a header"));
            } else if (RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith)) {
                broken.add(FieldError.forbidden(field, "the header " + lower + " is not the trigger's to set"));
            } else if (!seen.add(lower)) {
                broken.add(FieldError.invalid(field, name, "is there twice"));
            } else if (!PRINTABLE.matcher(value).matches()) {
                // The value is not shown: it may be a credential.
                broken.add(error(field + '[' + name + ']', "must have at most 1024 printable ASCII characters"));
            }
        });
    }

    private static FieldError error(String field, String rule) {
        return new FieldError(FieldError.Type.INVALID, field, rule);
    }
}
