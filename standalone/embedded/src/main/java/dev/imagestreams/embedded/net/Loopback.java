package dev.imagestreams.embedded.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The only network anything embedded listens on. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 15_000;
    private static final int BELOW = 30_000;

    /** Starts anywhere, so that two test runs on one machine rarely meet, and never gives one port twice. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(BELOW - LOWEST));

    private Loopback() {}

    /**
     * A port nobody listens on. From below the range that systems give to outgoing connections: a server that dies and
     * comes back must not find its port taken by somebody's connection.
     */
    public static int freePort() {
        return IntStream.range(0, BELOW - LOWEST)
                .map(attempt -> LOWEST + Math.floorMod(NEXT.getAndIncrement(), BELOW - LOWEST))
                .filter(Loopback::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port on " + HOST));
    }

    /** Whether this port could be bound now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public static String address(int port) {
        return HOST + ':' + port;
    }
}
