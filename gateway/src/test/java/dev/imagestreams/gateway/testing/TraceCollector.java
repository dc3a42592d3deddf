package dev.imagestreams.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.embedded.net.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes in what services export of their traces (OTLP over HTTP), and tells who has exported spans of one: each export names
 * its service, and holds the ids of its traces as bytes.
 */
final class TraceCollector {

    private static final List<String> SERVICES = List.of("gateway", "import-service", "tag-service", "trigger-service");
    private static final int KEPT = 500;

    private final Deque<byte[]> exports = new ArrayDeque<>();

    private TraceCollector() {}

    /** @return its address */
    static String start() throws IOException {
        TraceCollector collector = new TraceCollector();
        HttpServer server = HttpServer.create(new InetSocketAddress(Loopback.HOST, 0), 0);
        server.createContext("/v1/traces", collector::take);
        server.createContext("/services/", collector::tell);
        server.start();
        return "http://" + Loopback.HOST + ':' + server.getAddress().getPort();
    }

    /** The services that have exported spans of the trace. */
    static List<String> services(String collector, String trace) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(collector + "/services/" + trace))
                .build();
        String names = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Stream.of(names.split(",")).filter(name -> !name.isEmpty()).toList();
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        exports.addLast(exchange.getRequestBody().readAllBytes());
        if (exports.size() > KEPT) {
            exports.removeFirst();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private synchronized void tell(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] trace = HexFormat.of().parseHex(path.substring(path.lastIndexOf('/') + 1));
        String names = String.join(
                ",",
                SERVICES.stream()
                        .filter(service -> exports.stream()
                                .anyMatch(export -> contains(export, trace)
                                        && contains(export, service.getBytes(StandardCharsets.UTF_8))))
                        .toList());
        byte[] answer = names.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
