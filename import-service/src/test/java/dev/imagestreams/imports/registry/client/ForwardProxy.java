package dev.imagestreams.imports.registry.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that knows one user, and leads to one place whatever it is asked for. */
final class ForwardProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private final String credentials;
    private final int port;

    /** @param port on loopback that it leads to */
    ForwardProxy(String user, String password, int port) throws Exception {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        this.credentials = "basic " + Base64.getEncoder().encodeToString(pair);
        this.port = port;
        this.server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1"))
                .connectHandler(client -> client.handler(head -> begin(client, head)));
        server.listen().toCompletionStage().toCompletableFuture().get();
    }

    int port() {
        return server.actualPort();
    }

    /** The first line of each connection's first request. */
    List<String> requestLines() {
        return requestLines;
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void begin(NetSocket client, Buffer head) {
        String text = head.toString(StandardCharsets.ISO_8859_1);
        String line = text.substring(0, text.indexOf('\r'));
        requestLines.add(line);
        boolean known = text.lines()
                .filter(header -> header.regionMatches(true, 0, "proxy-authorization:", 0, 20))
                .anyMatch(header -> header.substring(20).trim().equalsIgnoreCase(credentials));
        if (!known) {
            client.end(Buffer.buffer("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
            return;
        }
        client.pause();
        boolean tunnel = line.startsWith("CONNECT ");
        vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(target -> {
            if (tunnel) {
                client.write("HTTP/1.1 200 Connection established\r\n\r\n");
            } else {
                // Servers have to understand the full address as well (RFC 9112 §3.2.2).
                target.write(head);
            }
            client.handler(target::write);
            target.handler(client::write);
            client.closeHandler(closed -> target.close());
            target.closeHandler(closed -> client.close());
            client.resume();
        });
    }
}
