package dev.imagestreams.gateway.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates and keys as PEM files. A file is written whole or not at all; a key is never readable by others. */
final class PemFiles {

    private static final String KEY_LABEL = "PRIVATE KEY";
    private static final String CERTIFICATE_LABEL = "CERTIFICATE";
    private static final int LINE_LENGTH = 64;
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(StandardCharsets.US_ASCII));

    private PemFiles() {}

    static void writeCertificates(Path file, X509Certificate... chain) throws IOException, CertificateException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            text.append(pem(CERTIFICATE_LABEL, certificate.getEncoded()));
        }
        write(file, text.toString(), "rw-r--r--");
    }

    static void writeKey(Path file, PrivateKey key) throws IOException {
        write(file, pem(KEY_LABEL, key.getEncoded()), "rw-------");
    }

    /** The first certificate of a file. */
    static X509Certificate readCertificate(Path file) throws IOException, CertificateException {
        byte[] content = Files.readAllBytes(file);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        String body = Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .collect(Collectors.joining());
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + " is no key", e);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".new", only(permissions));
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return Stream.of(permissions)
                .filter(any -> posix)
                .map(PosixFilePermissions::fromString)
                .map(PosixFilePermissions::asFileAttribute)
                .toArray(FileAttribute<?>[]::new);
    }
}
