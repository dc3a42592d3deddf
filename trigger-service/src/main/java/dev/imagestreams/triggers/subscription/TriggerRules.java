package dev.imagestreams.triggers.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.topic.AllowedTopics;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger must look like. All broken rules are reported at once, each with the path of its field as a client
 * writes it. Pure: whether an address may be called is decided when it is called, because names resolve anew each time.
 */
final class TriggerRules {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final String DNS_LABEL_RULE = "must be a DNS label: lower case letters, digits and '-', at most 63";
    private static final int MAX_URL = 2048;
    private static final int MAX_CONSUMER = 253;
    private static final int MAX_PORT = 65535;

    private TriggerRules() {}

    /** @throws ImageStreamException {@link dev.imagestreams.model.error.ErrorCode#INVALID} naming every broken rule */
    static void check(String namespace, TriggerDraft draft, AllowedTopics topics) {
        List<FieldError> broken = new ArrayList<>();
        if (!DNS_LABEL.matcher(namespace).matches()) {
            broken.add(FieldError.invalid("metadata.namespace", namespace, DNS_LABEL_RULE));
        }
        if (!DNS_LABEL.matcher(draft.name()).matches()) {
            broken.add(FieldError.invalid("metadata.name", draft.name(), DNS_LABEL_RULE));
        }
        LabelRules.checkMetadata(draft.labels(), draft.annotations(), broken);
        WatchRules.check(draft, broken);
        if (hasNul(ModelJson.mapper().valueToTree(TriggerOptions.of(draft)))) {
            // Wherever it hides: JSON can say it, and a database cannot keep it.
            broken.add(new FieldError(FieldError.Type.INVALID, "spec", "no text may contain a NUL"));
        }
        checkTarget(namespace, draft.target(), topics, broken);
        if (!broken.isEmpty()) {
            throw ImageStreamException.invalid(broken);
        }
    }

    private static boolean hasNul(JsonNode node) {
        return node.asText().indexOf('\0') >= 0
                || streamOf(node.fieldNames()).anyMatch(name -> name.indexOf('\0') >= 0)
                || streamOf(node.elements()).anyMatch(TriggerRules::hasNul);
    }

    private static <T> Stream<T> streamOf(Iterator<T> parts) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parts, 0), false);
    }

    private static void checkTarget(
            String namespace, TriggerTarget target, AllowedTopics topics, List<FieldError> broken) {
        if (target instanceof TriggerTarget.Webhook webhook) {
            checkUrl(webhook.url(), broken);
            if (webhook.secret() != null
                    && WebhookSecret.parse(webhook.secret()).isEmpty()) {
                // The value is not shown: it may be a real secret with a slip in it.
                broken.add(new FieldError(
                        FieldError.Type.INVALID,
                        "spec.webhook.secret",
                        "must be \"whsec_\" and base64 of 24 to 64 bytes"));
            }
            WebhookRules.check(webhook, broken);
        } else if (target instanceof TriggerTarget.OnTopic consumer) {
            String field = consumer instanceof TriggerTarget.Build ? "spec.build" : "spec.deploy";
            checkConsumer(field + ".name", consumer.name(), broken);
            String topic = consumer.topic();
            if (topic != null) {
                topics.reasonAgainst(namespace, topic)
                        .ifPresent(reason -> broken.add(FieldError.invalid(field + ".topic", topic, reason)));
            }
        }
    }

    private static void checkUrl(@Nullable String url, List<FieldError> broken) {
        String field = "spec.webhook.url";
        if (url == null || url.isBlank()) {
            broken.add(FieldError.required(field, "where should the webhook be sent?"));
            return;
        }
        String wrong = wrongWith(url);
        if (wrong != null) {
            broken.add(FieldError.invalid(field, url.length() > MAX_URL ? url.substring(0, 64) + "…" : url, wrong));
        }
    }

    private static @Nullable String wrongWith(String url) {
        if (url.length() > MAX_URL) {
            return "must not be longer than " + MAX_URL + " characters";
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "is not a URL: " + e.getReason();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "must begin with https:// or http://";
        }
        if (uri.getRawUserInfo() != null || (uri.getHost() == null && url.indexOf('@') >= 0)) {
            return "must not contain a user or password";
        }
        if (uri.getHost() == null) {
            return "must name a host";
        }
        if (uri.getRawFragment() != null) {
            return "must not have a fragment";
        }
        return uri.getPort() == 0 || uri.getPort() > MAX_PORT ? "must have a port between 1 and " + MAX_PORT : null;
    }

    private static void checkConsumer(String field, @Nullable String name, List<FieldError> broken) {
        if (name == null || name.isBlank()) {
            broken.add(FieldError.required(field, "who should be told?"));
        } else if (name.length() > MAX_CONSUMER || name.chars().anyMatch(Character::isISOControl)) {
            broken.add(FieldError.invalid(
                    field, name, "must have at most " + MAX_CONSUMER + " characters, none of them control characters"));
        }
    }
}
