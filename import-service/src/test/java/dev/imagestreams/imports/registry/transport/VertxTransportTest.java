package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.model.net.AddressPolicy;
import dev.imagestreams.model.net.Cidr;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends nearly all of a large answer and falls silent, or does not take connections. */
class VertxTransportTest {

    private static final int LARGE = 4_000_000;

    private final Vertx vertx = Vertx.vertx();
    private ServerSocket server;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    /** An error in the log is for somebody to act on. Who waits here is given up before there is a connection for him. */
    @Test
    void whatIsGivenUpWhileItWaitsIsNoErrorInTheLog() throws Exception {
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        Handler listener = errorsTo(errors);
        Logger client = Logger.getLogger("io.vertx");
        client.addHandler(listener);
        serveInBackground();
        VertxTransport transport = transport(InetAddress::getAllByName, Duration.ofSeconds(1), 1);

        List<CompletableFuture<RegistryException>> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            given.add(CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(RegistryException.class, () -> transport.send(request("/silent")))));
        }
        for (CompletableFuture<RegistryException> failure : given) {
            assertThat(failure.get().kind()).isEqualTo(Kind.TIMEOUT);
        }
        // Comes after those that waited.
        awaitWhole(transport);

        client.removeHandler(listener);
        assertThat(errors).isEmpty();
    }

    /** Eight take nearly all that unfinished answers may hold together; what they held has to come back. */
    @Test
    void answersThatNeverEndLeaveRoomForOthers() throws Exception {
        serveInBackground();
        VertxTransport transport = transport(InetAddress::getAllByName, Duration.ofSeconds(2), 32);

        List<CompletableFuture<RegistryException>> stalled = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            stalled.add(CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(RegistryException.class, () -> transport.send(request("/stall")))));
        }
        for (CompletableFuture<RegistryException> failure : stalled) {
            assertThat(failure.get().kind()).isEqualTo(Kind.TIMEOUT);
        }

        awaitWhole(transport);
    }

    /** Whoever names a host chooses how many addresses it has. */
    @Test
    void anyNumberOfAddressesWhereNobodyAnswersTakesTheTimeOfOneRequest() throws Exception {
        InetAddress here = server.getInetAddress();
        int port = server.getLocalPort();
        server.close();
        server = new ServerSocket(port, 1, here);
        InetAddress[] many = new InetAddress[200];
        Arrays.fill(many, here);
        VertxTransport transport = transport(host -> many, Duration.ofSeconds(1), 32);
        List<Socket> waiting = fillTheBacklog(here, port);
        Instant begin = Instant.now();

        RegistryException failure =
                catchThrowableOfType(RegistryException.class, () -> transport.send(request("/v2/")));

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        for (Socket socket : waiting) {
            socket.close();
        }
    }

    private void awaitWhole(VertxTransport transport) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> transport.send(request("/whole")).body().length == LARGE);
    }

    private VertxTransport transport(AddressGuard.Lookup lookup, Duration requestTimeout, int connections) {
        return new VertxTransport(
                vertx,
                new AddressGuard(new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8"))), lookup),
                Optional.empty(),
                new HostTrust(Duration.ofHours(1)),
                Duration.ofMillis(300),
                requestTimeout,
                connections);
    }

    private RegistryRequest request(String path) {
        String authority = "127.0.0.1:" + server.getLocalPort();
        return new RegistryRequest(
                RegistryAddress.named(authority),
                RegistryRequest.Method.GET,
                URI.create("http://" + authority + path),
                null,
                null,
                null,
                2 * LARGE,
                true);
    }

    /** The kernel answers no more of them when as many wait as were allowed to. */
    private static List<Socket> fillTheBacklog(InetAddress address, int port) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(address, port), 200);
            } catch (IOException full) {
                break;
            }
        }
        return waiting;
    }

    private static Handler errorsTo(Queue<String> errors) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(record.getLoggerName() + ": " + record.getMessage());
                }
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void serveInBackground() {
        Thread serving = new Thread(this::serve, "serving");
        serving.setDaemon(true);
        serving.start();
    }

    private void serve() {
        List<Socket> open = new ArrayList<>();
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread answering = new Thread(() -> answer(socket), "answering");
                answering.setDaemon(true);
                answering.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void answer(Socket socket) {
        try {
            String wanted = firstLine(socket.getInputStream());
            if (wanted.contains("/silent")) {
                return;
            }
            boolean whole = wanted.contains("/whole");
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[whole ? LARGE : LARGE - 1]);
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static String firstLine(InputStream request) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = request.read(); next >= 0 && next != '\n'; next = request.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
