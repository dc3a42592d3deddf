package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TriggerTarget.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = TriggerTarget.Build.class, name = "build"),
    @JsonSubTypes.Type(value = TriggerTarget.Deploy.class, name = "deploy")
})
public sealed interface TriggerTarget {

    /**
     * A signed POST to an endpoint.
     *
     * @param url http or https, without user info
     * @param secret {@code whsec_} and base64 of 24 to 64 bytes. Null on creation asks for a new one; it is answered
     *     once, when it is made, and never again. Another secret in a later write replaces it; the old one signs too for
     *     a while.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Webhook(String url, @Nullable String secret, WebhookOptions options) implements TriggerTarget {

        public Webhook {
            Objects.requireNonNull(url);
            options = options == null ? WebhookOptions.NONE : options;
        }

        public Webhook(String url, @Nullable String secret) {
            this(url, secret, WebhookOptions.NONE);
        }

        public Webhook withSecret(@Nullable String other) {
            return new Webhook(url, other, options);
        }

        @Override
        public String toString() {
            return "Webhook[url=" + url + ", secret=" + (secret == null ? "none" : "hidden") + ", " + options + ']';
        }
    }

    /** An event on a topic, for the system that knows this name. */
    sealed interface OnTopic extends TriggerTarget {

        /** What shall be built or deployed. */
        String name();

        /** The consumer's own topic; null for the one of its kind. */
        @Nullable
        String topic();
    }

    /** An event for the build system that knows this name: on topic {@code build-triggered}, or one of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Build(String name, @Nullable String topic) implements OnTopic {

        public Build {
            Objects.requireNonNull(name);
        }

        public Build(String name) {
            this(name, null);
        }
    }

    /** An event for the deployer that knows this name: on topic {@code deploy-triggered}, or one of its own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deploy(String name, @Nullable String topic) implements OnTopic {

        public Deploy {
            Objects.requireNonNull(name);
        }

        public Deploy(String name) {
            this(name, null);
        }
    }
}
