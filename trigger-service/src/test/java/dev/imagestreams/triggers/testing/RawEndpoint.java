package dev.imagestreams.triggers.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that answers what no HTTP server would: it is given the connection when a request has come. */
public final class RawEndpoint implements AutoCloseable {

    /** What to do with a connection. It is closed afterwards. */
    @FunctionalInterface
    public interface Answer {

        /** @param number of the request, counted from 1 */
        void write(OutputStream out, int number) throws IOException, InterruptedException;

        static Answer of(String text) {
            return (out, number) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private final ServerSocket server;
    private final Answer answer;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> heads = new CopyOnWriteArrayList<>();

    public RawEndpoint(Answer answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    /** The request line and headers of each request. */
    public List<List<String>> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            heads.add(readHead(request));
            answer.write(connection.getOutputStream(), heads.size());
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The other side has seen enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** And the body after it, because closing a connection with something unread resets it. */
    private static List<String> readHead(BufferedReader request) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        int length = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            lines.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            if (request.read() < 0) {
                throw new IOException("the request ends early");
            }
        }
        return lines;
    }
}
