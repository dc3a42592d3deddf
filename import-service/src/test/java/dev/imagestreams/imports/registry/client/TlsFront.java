package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Speaks TLS in front of a registry that speaks plain http, with a certificate nobody else trusts. */
final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;
    private final Path certificate;

    /**
     * @param directory where key and certificate are made, or were
     * @param names of the certificate, in the words of keytool, such as {@code dns:localhost}
     * @param behind {@code host:port}
     */
    TlsFront(Path directory, String names, String behind) throws Exception {
        Path keys = directory.resolve("keys.p12");
        certificate = directory.resolve("authority.crt");
        if (Files.notExists(certificate)) {
            keytool(keys, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + names);
            keytool(keys, "-exportcert", "-alias", "a", "-rfc", "-file", certificate.toString());
        }
        String[] target = behind.split(":");
        server = vertx.createNetServer(new NetServerOptions()
                        .setHost("127.0.0.1")
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD)))
                .connectHandler(client -> {
                    client.pause();
                    vertx.createNetClient()
                            .connect(Integer.parseInt(target[1]), target[0])
                            .onSuccess(registry -> {
                                client.pipeTo(registry);
                                registry.pipeTo(client);
                                client.resume();
                            })
                            .onFailure(lost -> client.close());
                });
        server.listen().toCompletionStage().toCompletableFuture().get();
    }

    int port() {
        return server.actualPort();
    }

    Path certificate() {
        return certificate;
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static void keytool(Path keys, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
