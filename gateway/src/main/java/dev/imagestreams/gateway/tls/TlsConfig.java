package dev.imagestreams.gateway.tls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where the local authority lives and what it certifies. Unused when the operator sets
 * {@code quarkus.http.ssl.certificate.files} and {@code .key-files}.
 */
@ConfigMapping(prefix = "imagestreams.tls")
public interface TlsConfig {

    /** Folder of {@code ca.crt}, {@code ca.key}, {@code tls.crt} and {@code tls.key}; kept between starts. */
    @WithDefault("data/tls")
    Path directory();

    /**
     * Names and addresses the server is reached by, besides {@code localhost}, the loopback addresses and the name of
     * the host. A change makes a new server certificate at the next start; the authority stays.
     */
    Optional<Set<String>> names();

    /** How long a server certificate is good for. A year and a bit: longer ones are refused by some clients. */
    @WithDefault("P397D")
    Duration validity();

    /** A certificate that ends within this time is renewed at start. */
    @WithDefault("P30D")
    Duration renewBefore();
}
