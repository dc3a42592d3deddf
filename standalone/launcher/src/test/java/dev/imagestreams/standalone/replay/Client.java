package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.imagestreams.launcher.gateway.LocalTrust;
import dev.imagestreams.launcher.stack.Stack;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sends the requests of the transcripts to our gateway, as the user who sent them, translated into our world. */
final class Client {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http;
    private final URI gateway;
    private final Map<String, String> tokens;
    private final World world;
    private final Identities identities;

    /** @param tokens by the user's name in the transcripts */
    Client(Stack stack, Map<String, String> tokens, World world, Identities identities) throws IOException {
        this.http = HttpClient.newBuilder()
                .sslContext(LocalTrust.in(stack.folder().authority()))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.gateway = URI.create(stack.gateway());
        this.tokens = tokens;
        this.world = world;
        this.identities = identities;
    }

    Answer send(String user, Exchange exchange) throws IOException, InterruptedException {
        HttpRequest request = request(user, exchange);
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return answer(response, response.body());
    }

    /** Follows a watch until it has as many events as it had there, or ends, or the time is over. */
    Answer watch(String user, Exchange exchange, Duration patience) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(request(user, exchange), BodyHandlers.ofLines());
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        // One more than expected where none is: it must stay away.
        int most = Math.max(1, exchange.events().size());
        try (Stream<String> events = response.body()) {
            CompletableFuture.runAsync(() -> events.limit(most).forEach(lines::add))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What has come by now is the answer.
        }
        return answer(response, String.join("\n", lines));
    }

    private HttpRequest request(String user, Exchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        gateway.resolve(world.toOurs(identities.path(exchange.path()))))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.getOrDefault(user, "nobodys-token"));
        if (exchange.accept() != null) {
            request.header("Accept", exchange.accept());
        }
        if (exchange.body() == null) {
            request.method(exchange.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", exchange.contentType())
                    .method(exchange.method(), BodyPublishers.ofString(body(exchange)));
        }
        return request.build();
    }

    private Answer answer(HttpResponse<?> response, String body) throws IOException {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                told(world.toTheirs(body)));
    }

    /** What a stack's own administrator sees. */
    JsonNode look(String path) throws IOException, InterruptedException {
        Exchange get = new Exchange("GET", path, "application/json", null, null, 200, null, null, null, null);
        Answer answer = send("admin", get);
        return ModelJson.mapper().readTree(answer.body());
    }

    private String body(Exchange exchange) throws IOException, InterruptedException {
        JsonNode body = exchange.body();
        if (exchange.path().endsWith("/status") && exchange.method().equals("PUT")) {
            // The client sends back what it read, so the times are those of the server it read from.
            body = Times.of(body, look(exchange.path().replace("/status", "")));
        }
        return world.toOurs(secret(identities.body(body), world::toOurs).toString());
    }

    private String told(String answer) throws IOException {
        return answer.startsWith("{\"") && answer.contains("\"Secret\"")
                ? secret(ModelJson.mapper().readTree(answer), world::toTheirs).toString()
                : answer;
    }

    /** Addresses inside the data of a secret are not to be seen from outside. */
    private static JsonNode secret(JsonNode body, UnaryOperator<String> translation) {
        if (body.path("kind").asText().equals("Secret") && body.path("data") instanceof ObjectNode data) {
            data.fields().forEachRemaining(field -> {
                byte[] bytes = Base64.getDecoder().decode(field.getValue().asText());
                String text = translation.apply(new String(bytes, StandardCharsets.UTF_8));
                field.setValue(
                        TextNode.valueOf(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
            });
        }
        return body;
    }
}
