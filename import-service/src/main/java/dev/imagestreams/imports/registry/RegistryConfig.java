package dev.imagestreams.imports.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How registries are reached. Every default suits public registries; inside a company set the allowed networks. */
@ConfigMapping(prefix = "imagestreams.registry")
public interface RegistryConfig {

    /**
     * Blocks of addresses (e.g. {@code 10.20.0.0/16,127.0.0.0/8}) that may be contacted although they are private,
     * loopback or link-local. None by default: whoever may create a stream chooses a host this service connects to.
     */
    Optional<List<String>> allowedNetworks();

    /** Time to connect, TLS included. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Time for one request from sending to the last byte of its answer. */
    @WithDefault("PT15S")
    Duration requestTimeout();

    /** Connections kept to one registry; more requests than that wait for one. */
    @WithDefault("32")
    int connectionsPerRegistry();

    /** How often one request is sent before its failure counts: for 429, 5xx and network errors only. */
    @WithDefault("3")
    int attempts();

    /** Wait before the second attempt; doubled for each further one, with jitter. */
    @WithDefault("PT0.2S")
    Duration backoff();

    /** The longest wait between attempts. A registry that asks for more ({@code Retry-After}) is not asked again here. */
    @WithDefault("PT5S")
    Duration longestBackoff();

    /**
     * Requests one registry is sent per second by this process, over all imports; -1 for no bound of ours. What would be
     * more waits.
     */
    @WithDefault("50")
    int requestsPerSecond();

    /** Requests that may go at once after a pause. */
    @WithDefault("200")
    int requestBurst();

    /**
     * The longest time a registry is left alone because it asked for that (429 with {@code Retry-After}, Docker Hub's
     * {@code ratelimit-remaining: 0}). Imports from it fail at once meanwhile and are tried again.
     */
    @WithDefault("PT2M")
    Duration longestPause();

    /**
     * How long it is remembered that a registry speaks https or http, and which authentication it wants. Saves a
     * request per import; forgotten at once when the registry cannot be reached.
     */
    @WithDefault("PT5M")
    Duration sessionLifetime();

    /** Accounts, each under a name of its own choosing. */
    Map<String, Account> credentials();

    /** One account at one registry. */
    interface Account {

        /** Host and port as typed in pull specs, e.g. {@code quay.io} or {@code registry.example:5000}. */
        String registry();

        String username();

        /** Never logged. */
        String password();
    }
}
