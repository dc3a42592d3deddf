package dev.imagestreams.imports.registry.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hosts whose certificates may be signed by an authority of the operator's choice, besides those everybody trusts. What
 * such an authority signs is worth nothing at other hosts.
 */
public final class HostTrust {

    private static final int HTTPS = 443;

    private final Duration interval;
    private final Map<String, CertificateFile> byHost = new HashMap<>();

    /** @param interval how long the content of a file is taken for known */
    public HostTrust(Duration interval) {
        this.interval = interval;
    }

    /** Beyond the usual authorities, these hosts are trusted for the certificates in the file (PEM). */
    public void add(List<String> hosts, Path certificates) {
        CertificateFile file = new CertificateFile(certificates, interval);
        for (String host : hosts) {
            int colon = host.lastIndexOf(':');
            boolean port = colon > host.lastIndexOf(']');
            byHost.put(
                    port
                            ? key(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)))
                            : key(host, HTTPS),
                    file);
        }
    }

    Map<String, CertificateFile> byHost() {
        return Map.copyOf(byHost);
    }

    static String key(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ':' + port;
    }
}
