package dev.imagestreams.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void whoTrustsTheAuthorityTrustsTheServer(String host) throws Exception {
        ServingCertificate files = authority(NOW).ensure();

        assertThat(ask(files, trust(files.authority()), host)).isEqualTo("hello");
    }

    @Test
    void whoDoesNotTrustTheAuthorityRefusesTheServer() throws Exception {
        ServingCertificate files = authority(NOW).ensure();
        ServingCertificate others =
                authority(directory.resolve("other"), NOW, Set.of()).ensure();

        assertThatThrownBy(() -> ask(files, trust(others.authority()), "localhost"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void keysAreForTheirOwnerOnly() throws IOException {
        ServingCertificate files = authority(NOW).ensure();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ca.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartChangesNothing() throws IOException {
        ServingCertificate files = authority(NOW).ensure();
        byte[] before = Files.readAllBytes(files.certificate());

        authority(NOW.plus(Duration.ofDays(100))).ensure();

        assertThat(files.certificate()).hasBinaryContent(before);
    }

    @Test
    void aCertificateNearItsEndIsRenewedByTheSameAuthority() throws IOException {
        ServingCertificate files = authority(NOW).ensure();
        byte[] server = Files.readAllBytes(files.certificate());
        byte[] trusted = Files.readAllBytes(files.authority());

        authority(NOW.plus(Duration.ofDays(380))).ensure();

        assertThat(Files.readAllBytes(files.certificate())).isNotEqualTo(server);
        assertThat(files.authority()).hasBinaryContent(trusted);
    }

    @Test
    void newNamesMakeANewCertificate() throws Exception {
        authority(NOW).ensure();

        ServingCertificate files =
                authority(directory, NOW, Set.of("gateway.example", "fd00::1")).ensure();

        X509Certificate certificate = PemFiles.readCertificate(files.certificate());
        assertThat(certificate.getSubjectAlternativeNames().toString())
                .contains("gateway.example", "fd00:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1", "127.0.0.1");
    }

    @Test
    void namesInAnotherSpellingAreTheSameNames() throws IOException {
        ServingCertificate files = authority(directory, NOW, Set.of("fd00::1")).ensure();
        byte[] before = Files.readAllBytes(files.certificate());

        authority(directory, NOW, Set.of("fd00:0:0::1")).ensure();

        assertThat(files.certificate()).hasBinaryContent(before);
    }

    @Test
    void aPairThatDoesNotMatchIsReplaced() throws Exception {
        ServingCertificate files = authority(NOW).ensure();
        ServingCertificate others =
                authority(directory.resolve("other"), NOW, Set.of()).ensure();
        Files.copy(others.key(), files.key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        authority(NOW).ensure();

        assertThat(ask(files, trust(files.authority()), "localhost")).isEqualTo("hello");
    }

    @Test
    void aBrokenFileIsReplaced() throws Exception {
        ServingCertificate files = authority(NOW).ensure();
        Files.writeString(files.certificate(), "no certificate");
        Files.writeString(files.key(), "no key");

        authority(NOW).ensure();

        assertThat(ask(files, trust(files.authority()), "localhost")).isEqualTo("hello");
    }

    private LocalAuthority authority(Instant now) {
        return authority(directory, now, Set.of());
    }

    private static LocalAuthority authority(Path directory, Instant now, Set<String> names) {
        TlsConfig config = new TlsConfig() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public Optional<Set<String>> names() {
                return Optional.of(names);
            }

            @Override
            public Duration validity() {
                return Duration.ofDays(397);
            }

            @Override
            public Duration renewBefore() {
                return Duration.ofDays(30);
            }
        };
        return new LocalAuthority(config, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String ask(ServingCertificate files, SSLContext client, String host) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serve(files)));
        server.createContext("/", exchange -> {
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("https://" + host + ':' + server.getAddress().getPort());
            return HttpClient.newBuilder()
                    .sslContext(client)
                    .build()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext serve(ServingCertificate files) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("server", PemFiles.readKey(files.key()), new char[0], new X509Certificate[] {
            PemFiles.readCertificate(files.certificate())
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trust(Path authority) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("authority", PemFiles.readCertificate(authority));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
