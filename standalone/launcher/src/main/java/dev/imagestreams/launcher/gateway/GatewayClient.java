package dev.imagestreams.launcher.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** JSON over https to the gateway, as one user. Safe for several threads. */
public final class GatewayClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI gateway;
    private final String token;

    public GatewayClient(String gateway, DataFolder folder, String token) throws IOException {
        this.http = HttpClient.newBuilder()
                .sslContext(LocalTrust.in(folder.authority()))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.gateway = URI.create(gateway);
        this.token = token;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Set.of(200));
    }

    /**
     * @param expected statuses that mean success
     * @throws GatewayException with the gateway's own words for any other status
     */
    JsonNode send(String method, String path, String body, Set<Integer> expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (!expected.contains(response.statusCode())) {
            throw new GatewayException(
                    response.statusCode(),
                    "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return ModelJson.mapper().readTree(response.body());
    }
}
