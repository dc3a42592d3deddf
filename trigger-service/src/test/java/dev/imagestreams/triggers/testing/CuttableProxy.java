package dev.imagestreams.triggers.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a server that can be cut, in the middle of whatever is said, and restored at the same address. */
public final class CuttableProxy implements AutoCloseable {

    private final InetSocketAddress server;
    private final InetSocketAddress address;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    public CuttableProxy(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        listener = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) listener.getLocalSocketAddress();
        accept(listener);
    }

    public int port() {
        return address.getPort();
    }

    /** Ends what is open; new connections are accepted. */
    public void drop() {
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /** Ends what is open and refuses new connections. */
    public void cut() {
        close(listener);
        drop();
    }

    public void restore() {
        listener = listen(address);
        accept(listener);
    }

    @Override
    public void close() {
        cut();
        threads.shutdownNow();
    }

    private void accept(ServerSocket from) {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket client = from.accept();
                    Socket upstream = new Socket(server.getAddress(), server.getPort());
                    sockets.add(client);
                    sockets.add(upstream);
                    threads.execute(() -> pump(client, upstream));
                    threads.execute(() -> pump(upstream, client));
                }
            } catch (IOException e) {
                close(from);
            }
        });
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has closed; so does the other.
        } finally {
            close(from);
            close(to);
        }
    }

    private static ServerSocket listen(InetSocketAddress at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(at);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket closes", e);
        }
    }
}
