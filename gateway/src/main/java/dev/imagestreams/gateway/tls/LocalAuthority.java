package dev.imagestreams.gateway.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A certificate authority in a folder, and one server certificate signed by it. Both are made when missing, unusable or
 * near their end; otherwise the files stay as they are, so that clients which trust {@code ca.crt} keep working across
 * restarts.
 */
public final class LocalAuthority {

    private static final Logger LOG = Logger.getLogger(LocalAuthority.class);
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3653);
    private static final String AUTHORITY_NAME = "Imagestreams local authority";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final TlsConfig config;
    private final Clock clock;
    private final CertificateIssuer issuer = new CertificateIssuer();

    public LocalAuthority(TlsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The files to serve with; what was missing has been made. */
    public ServingCertificate ensure() {
        Path directory = config.directory().toAbsolutePath();
        ServingCertificate files = new ServingCertificate(
                directory.resolve("tls.crt"), directory.resolve("tls.key"), directory.resolve("ca.crt"));
        Path authorityKey = directory.resolve("ca.key");
        Set<String> names = names();
        try {
            Files.createDirectories(directory);
            Optional<IssuedCertificate> kept = read(files.authority(), authorityKey);
            IssuedCertificate authority =
                    kept.isPresent() ? kept.get() : makeAuthority(files.authority(), authorityKey);
            boolean usable = read(files.certificate(), files.key())
                    .filter(server -> isSignedBy(authority, server))
                    .filter(server -> names.equals(namesOf(server.certificate())))
                    .isPresent();
            if (!usable) {
                makeServer(authority, names, files);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for certificates cannot be used: " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates of our own can be written", e);
        }
    }

    private IssuedCertificate makeAuthority(Path certificate, Path key) throws IOException, GeneralSecurityException {
        IssuedCertificate authority = issuer.authority(AUTHORITY_NAME, clock.instant(), AUTHORITY_VALIDITY);
        PemFiles.writeKey(key, authority.key());
        PemFiles.writeCertificates(certificate, authority.certificate());
        LOG.infof("made an authority for TLS file=%s", certificate);
        return authority;
    }

    private void makeServer(IssuedCertificate authority, Set<String> names, ServingCertificate files)
            throws IOException, GeneralSecurityException {
        IssuedCertificate server = issuer.server(authority, names, clock.instant(), config.validity());
        // A crash between these two leaves a pair that does not match, which the next start replaces.
        PemFiles.writeKey(files.key(), server.key());
        PemFiles.writeCertificates(files.certificate(), server.certificate(), authority.certificate());
        LOG.infof("made a certificate for TLS names=%s file=%s", names, files.certificate());
    }

    /** A pair that belongs together and is good for a while; anything else is as good as missing. */
    private Optional<IssuedCertificate> read(Path certificate, Path key) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            IssuedCertificate pair =
                    new IssuedCertificate(PemFiles.readCertificate(certificate), PemFiles.readKey(key));
            Instant end = pair.certificate().getNotAfter().toInstant();
            boolean good = belongTogether(pair) && end.isAfter(clock.instant().plus(config.renewBefore()));
            return good ? Optional.of(pair) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warnf("certificate is replaced, it cannot be read file=%s cause=%s", certificate, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean belongTogether(IssuedCertificate pair) throws GeneralSecurityException {
        byte[] probe = {1};
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.key());
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(pair.certificate());
        signature.update(probe);
        return signature.verify(signed);
    }

    private static boolean isSignedBy(IssuedCertificate authority, IssuedCertificate server) {
        try {
            server.certificate().verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(LOOPBACK);
        names.addAll(config.names().orElse(Set.of()));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            LOG.debugf("the host has no name cause=%s", e.getMessage());
        }
        return names.stream().map(LocalAuthority::normalForm).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? Set.of()
                    : alternatives.stream()
                            .map(alternative -> normalForm(String.valueOf(alternative.get(1))))
                            .collect(Collectors.toCollection(TreeSet::new));
        } catch (CertificateParsingException e) {
            return Set.of();
        }
    }

    /** IPv6 addresses have many spellings; certificates have one. */
    private static String normalForm(String name) {
        try {
            return name.contains(":") ? InetAddress.getByName(name).getHostAddress() : name;
        } catch (UnknownHostException e) {
            return name;
        }
    }
}
