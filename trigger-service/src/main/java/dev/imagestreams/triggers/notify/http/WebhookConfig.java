package dev.imagestreams.triggers.notify.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How webhooks are called. */
@ConfigMapping(prefix = "imagestreams.webhook")
public interface WebhookConfig {

    /**
     * Blocks of addresses that webhooks may be sent to although they are private, loopback or otherwise inside, e.g.
     * {@code 10.1.0.0/16,127.0.0.0/8}. Empty by default: a tenant's URL must not reach what only insiders should.
     */
    Optional<List<String>> allowedNetworks();

    /** Names of hosts that webhooks may be sent to wherever they are, e.g. {@code hooks.ci.svc}. */
    Optional<List<String>> allowedHosts();

    /** The same for the webhooks of one namespace. */
    Map<String, Inside> namespaces();

    /**
     * Whether webhooks may leave by http: unencrypted, though signed. Blocks and hosts that are allowed above are reached
     * either way.
     */
    @WithDefault("false")
    boolean plainHttp();

    /** The ports outside that webhooks may be sent to: others belong to services that expect no webhooks. */
    @WithDefault("80,443,8080,8443")
    List<Integer> allowedPorts();

    /** How long a connection may take. Five seconds is ample across the world. */
    @WithDefault("5s")
    Duration connectTimeout();

    /**
     * How long an attempt may take from the look-up of the name to the last byte of the answer. Standard Webhooks
     * advises 15 to 30 seconds.
     */
    @WithDefault("15s")
    Duration totalTimeout();

    /** What is inside and may be reached by one namespace. */
    interface Inside {

        /** Blocks of addresses. */
        Optional<List<String>> allowedNetworks();

        /** Names of hosts. */
        Optional<List<String>> allowedHosts();
    }
}
