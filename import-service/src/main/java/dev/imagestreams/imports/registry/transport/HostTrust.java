package dev.imagestreams.imports.registry.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Hosts whose certificates may be signed by an authority of the operator's choice, besides those everybody trusts. What
 * such an authority signs is worth nothing at other hosts.
 */
public final class HostTrust {

    private static final int HTTPS = 443;

    private final Map<String, TrustManager> byHost = new HashMap<>();

    /** Beyond the usual authorities, these hosts are trusted for the certificates in the file (PEM). */
    public void add(List<String> hosts, Path certificates) {
        TrustManager manager = trust(certificates);
        for (String host : hosts) {
            int colon = host.lastIndexOf(':');
            boolean port = colon > host.lastIndexOf(']');
            byHost.put(
                    port
                            ? key(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)))
                            : key(host, HTTPS),
                    manager);
        }
    }

    Map<String, TrustManager> byHost() {
        return Map.copyOf(byHost);
    }

    static String key(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ':' + port;
    }

    private static TrustManager trust(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (own.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : Stream.concat(usual(), own.stream()).toList()) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            return manager(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Stream<X509Certificate> usual() throws GeneralSecurityException {
        return Stream.of(manager(null).getAcceptedIssuers());
    }

    /** @param store null for the authorities everybody trusts */
    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every JDK has a trust manager for X.509"));
    }
}
