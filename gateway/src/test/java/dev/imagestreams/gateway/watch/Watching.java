package dev.imagestreams.gateway.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that watches, on a connection of its own. It reads when it is told to, and not before. */
final class Watching implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader reader;
    private final String status;
    private final List<String> headers = new ArrayList<>();

    private Watching(Socket socket) throws IOException {
        this.socket = socket;
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        status = reader.readLine();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            headers.add(line.toLowerCase(java.util.Locale.ROOT));
        }
    }

    static Watching of(String token, String path) throws IOException {
        return of(token, path, "application/json");
    }

    static Watching of(String token, String path, String accept) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + token + "\r\nAccept: "
                                + accept + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new Watching(socket);
    }

    int status() {
        return Integer.parseInt(status.split(" ")[1]);
    }

    boolean hasHeader(String line) {
        return headers.contains(line);
    }

    /** The next event; null when the watch has ended. Every event is one chunk, and in it one line. */
    @Nullable
    JsonNode next() throws IOException {
        String size = reader.readLine();
        if (size == null || size.equals("0")) {
            return null;
        }
        JsonNode event = KubernetesJson.mapper().readTree(reader.readLine());
        reader.readLine();
        return event;
    }

    /** {@code TYPE name} of the next event. */
    String nextInShort() throws IOException {
        JsonNode event = next();
        return event == null
                ? "ended"
                : event.path("type").asText()
                        + ' '
                        + event.path("object").path("metadata").path("name").asText();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
