package dev.imagestreams.imports.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
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

    /**
     * Registries that need no declaration of a tag to be insecure: their TLS goes unverified, and plain http is spoken where
     * https brings no answer. As in pull specs, with port. OpenShift: {@code registrySources.insecureRegistries}.
     */
    Optional<List<String>> insecureRegistries();

    /**
     * Registries that nothing is imported from; what has mirrors is read from these. As in pull specs, with port. OpenShift:
     * {@code registrySources.blockedRegistries}.
     */
    Optional<List<String>> blockedRegistries();

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

    /** The proxy through which registries are reached; none unless set. */
    Optional<Proxy> proxy();

    /** Certificate authorities beyond those everybody trusts, each under a name of its own choosing. */
    Map<String, Authority> authorities();

    /** How long the files of authorities are taken for known; then they are read again, by whoever needs them. */
    @WithDefault("PT15S")
    Duration authoritiesInterval();

    /** Mirrors, each rule under a name of its own choosing. */
    Map<String, Mirror> mirrors();

    /**
     * File with accounts as {@code docker login} writes it ({@code auths}), or a cluster's global pull secret; matched like
     * the secrets of namespaces. Read at start. {@code credentials} go before it.
     */
    Optional<Path> dockerConfig();

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

    /** A proxy of HTTP or SOCKS5. What may be contacted through it is checked as far as this service can look names up. */
    interface Proxy {

        /** {@code http://host:port} or {@code socks5://host:port}. */
        URI url();

        /** Whom the proxy knows us as; none where it asks nobody. */
        Optional<String> username();

        /** Never logged. */
        Optional<String> password();

        /**
         * Hosts that are reached directly, as in {@code no_proxy}: {@code example.com} with all names below it,
         * {@code .example.com} for those below only, addresses and blocks, each with or without a port. Loopback always is.
         */
        Optional<List<String>> noProxy();
    }

    /** An authority for some hosts. */
    interface Authority {

        /** Registries, token services and object stores, with port unless that is 443, e.g. {@code registry.example:5000}. */
        List<String> hosts();

        /** File with one or more certificates (PEM). Changes count within a minute. */
        Path certificates();
    }

    /** Where else to look for what is in a registry, or in a part of one. What is stored names the source all the same. */
    interface Mirror {

        /**
         * What is mirrored: a registry or the beginning of repositories in it, e.g. {@code docker.io/library}. Of several
         * rules the longest that fits counts.
         */
        String prefix();

        /** What to put in the place of the prefix, in the order to be tried, e.g. {@code mirror.example/hub}. */
        List<String> locations();

        /** Which reads go there: {@code all}, {@code digest-only} or {@code tag-only}. */
        @WithDefault("all")
        MirrorUse pullFromMirror();

        /** Whether the mirrors' TLS may go unverified, and plain http be spoken to them. */
        @WithDefault("false")
        boolean insecure();

        /** Whether the source itself is asked when no mirror has an answer. */
        @WithDefault("true")
        boolean contactSource();
    }

    /** Which reads a mirror is asked for. */
    enum MirrorUse {
        ALL,
        DIGEST_ONLY,
        TAG_ONLY
    }
}
