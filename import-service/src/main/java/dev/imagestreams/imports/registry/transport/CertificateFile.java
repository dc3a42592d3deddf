package dev.imagestreams.imports.registry.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authorities in a file (PEM), besides those everybody trusts. Read again a few times a minute, while somebody wants to know: a
 * certificate that is exchanged counts without a restart. What cannot be read at start is a mistake; later, what was read before
 * goes on. Safe for many threads.
 */
final class CertificateFile {

    private static final Logger LOG = Logger.getLogger(CertificateFile.class);

    private final Path file;
    private final long interval;
    private byte[] content;
    private TrustManager manager;
    private long readAt;
    private boolean broken;

    /** @param interval how long what was read is taken for what is there */
    CertificateFile(Path file, Duration interval) {
        this.file = file;
        this.interval = interval.toNanos();
        try {
            this.content = Files.readAllBytes(file);
            this.manager = manager(content);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
        }
        this.readAt = System.nanoTime();
    }

    /** Who trusts these authorities; another one whenever the file has become another. */
    synchronized TrustManager manager() {
        if (System.nanoTime() - readAt >= interval) {
            readAt = System.nanoTime();
            readAgain();
        }
        return manager;
    }

    private void readAgain() {
        try {
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(now, content)) {
                manager = manager(now);
                content = now;
                LOG.infof("certificates were read anew file=%s", file);
            }
            broken = false;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (!broken) {
                LOG.warnf(
                        "certificates cannot be read, those from before still count file=%s reason=%s",
                        file, e.getMessage());
            }
            broken = true;
        }
    }

    private TrustManager manager(byte[] pem) throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> own =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        if (own.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        List<Certificate> all = Stream.concat(usual(), own.stream()).toList();
        for (Certificate certificate : all) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return trusting(store);
    }

    private static Stream<X509Certificate> usual() throws GeneralSecurityException {
        return Stream.of(trusting(null).getAcceptedIssuers());
    }

    /** @param store null for the authorities everybody trusts */
    private static X509TrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        Optional<X509TrustManager> found = Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst();
        return found.orElseThrow(() -> new IllegalStateException("every JDK has a trust manager for X.509"));
    }
}
