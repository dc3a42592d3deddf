package dev.imagestreams.imports.distribution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A token service as the distribution project describes it: says in signed tokens who may do what. One account may do
 * everything, everybody may pull what is public.
 */
final class TokenServer {

    private static final String SERVICE = "registry of the test";
    private static final String ISSUER = "tests";

    /** @param account as in the query, or empty */
    record Asked(String scope, String account, boolean anonymous) {}

    private final HttpServer server;
    private final TokenSigner signer;
    private final Credentials account;
    private final String open;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    private TokenServer(Path directory, Credentials account, String open) throws Exception {
        this.signer = new TokenSigner(directory);
        this.account = account;
        this.open = open;
        this.server = HttpServer.create(new InetSocketAddress(Loopback.HOST, 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** @param open beginning of the repositories that everybody may pull from */
    static TokenServer start(Path directory, Credentials account, String open) throws Exception {
        return new TokenServer(directory, account, open);
    }

    /** Section of the configuration of a registry that believes this. */
    String auth() {
        return "auth: {token: {realm: 'http://%s/token', service: '%s', issuer: '%s', rootcertbundle: '%s'}}"
                .formatted(Loopback.address(server.getAddress().getPort()), SERVICE, ISSUER, signer.certificates());
    }

    /** What it was asked for about a repository. */
    List<Asked> askedAbout(String repository) {
        return asked.stream()
                .filter(question -> question.scope().startsWith("repository:" + repository + ':'))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String scope = query.getOrDefault("scope", "");
        asked.add(new Asked(scope, query.getOrDefault("account", ""), authorization == null));
        boolean known = account.basic().equals(authorization);
        if (authorization != null && !known || !SERVICE.equals(query.get("service"))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        try {
            byte[] body = ModelJson.mapper().writeValueAsBytes(Map.of("token", token(scope, known), "expires_in", 300));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (GeneralSecurityException e) {
            exchange.sendResponseHeaders(500, -1);
        }
        exchange.close();
    }

    private String token(String scope, boolean known) throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        ObjectNode claims = ModelJson.mapper()
                .createObjectNode()
                .put("iss", ISSUER)
                .put("sub", known ? account.user() : "")
                .put("aud", SERVICE)
                .put("nbf", now.minusSeconds(60).getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plusSeconds(300).getEpochSecond());
        claims.putArray("access");
        String[] parts = scope.split(":", 3);
        if (parts.length == 3 && (known || parts[1].startsWith(open))) {
            ObjectNode access = claims.withArray("access").addObject();
            access.put("type", parts[0]).put("name", parts[1]);
            Stream.of(parts[2].split(","))
                    .filter(action -> known || action.equals("pull"))
                    .forEach(access.putArray("actions")::add);
        }
        return signer.sign(claims);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String parameter : text.split("&")) {
            int equals = parameter.indexOf('=');
            query.put(
                    parameter.substring(0, equals),
                    parameter.substring(equals + 1).replace('+', ' '));
        }
        return query;
    }
}
