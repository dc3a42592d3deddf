package dev.imagestreams.imports.registry.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS5 proxy (RFC 1928, 1929) that knows one user, and leads to one place whatever it is asked for. */
final class SocksProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private final Buffer login;
    private final int port;

    /** @param port on loopback that it leads to */
    SocksProxy(String user, String password, int port) throws Exception {
        this.login = Buffer.buffer()
                .appendByte((byte) 1)
                .appendByte((byte) user.length())
                .appendString(user)
                .appendByte((byte) password.length())
                .appendString(password);
        this.port = port;
        this.server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1"))
                .connectHandler(client -> client.handler(greeting -> {
                    client.write(bytes(5, 2));
                    client.handler(given -> checkLogin(client, given));
                }));
        server.listen().toCompletionStage().toCompletableFuture().get();
    }

    int port() {
        return server.actualPort();
    }

    /** Hosts that were asked for, by name. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private void checkLogin(NetSocket client, Buffer given) {
        if (!given.equals(login)) {
            client.end(bytes(1, 1));
            return;
        }
        client.write(bytes(1, 0));
        client.handler(request -> lead(client, request));
    }

    private void lead(NetSocket client, Buffer request) {
        boolean byName = request.getByte(3) == 3;
        asked.add(
                byName ? request.getString(5, 5 + request.getByte(4), StandardCharsets.US_ASCII.name()) : "an address");
        client.pause();
        vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(target -> {
            client.write(bytes(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
            client.handler(target::write);
            target.handler(client::write);
            client.closeHandler(closed -> target.close());
            target.closeHandler(closed -> client.close());
            client.resume();
        });
    }

    private static Buffer bytes(int... values) {
        Buffer buffer = Buffer.buffer();
        for (int value : values) {
            buffer.appendByte((byte) value);
        }
        return buffer;
    }
}
