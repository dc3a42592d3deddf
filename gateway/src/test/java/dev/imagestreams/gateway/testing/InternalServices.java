package dev.imagestreams.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * In-process stand-ins for the three services behind, over real HTTP and by the contract in
 * {@code docs/architecture.md}. Of registries they know: {@code …/hello:*} resolves, {@code …/never:*} resolves and does
 * not arrive in the history, everything else is missing.
 */
public class InternalServices implements QuarkusTestResourceLifecycleManager {

    static final String PASSWORD = "between-services";

    private static final String EXPECTED_CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString(("internal:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final StoredStreams streams = new StoredStreams();
    private final StoredSecrets secrets = new StoredSecrets();
    private final Map<String, Trigger> triggers = new TreeMap<>();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("a loopback port is always free", e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/internal/v1/", this::handle);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "imagestreams.services.tags-url", url,
                "imagestreams.services.imports-url", url,
                "imagestreams.services.triggers-url", url,
                "imagestreams.internal.password", PASSWORD,
                "imagestreams.import.wait", "PT1S");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                requireCaller(exchange);
                answer = route(new Request(exchange));
            } catch (ImageStreamException e) {
                answer = new Answer(e.code().httpStatus(), Problem.of(e));
            }
            byte[] body =
                    answer.body() == null ? new byte[0] : ModelJson.mapper().writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void requireCaller(HttpExchange exchange) {
        if (!EXPECTED_CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new ImageStreamException(ErrorCode.UNAUTHORIZED, "who?");
        }
        if (exchange.getRequestHeaders().getFirst(InternalHeaders.ACTOR) == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "on whose behalf?");
        }
    }

    private Answer route(Request request) throws IOException {
        return switch (request.part(0)) {
            case "streams" -> request.size() == 1 ? listStreams(request) : stream(request);
            case "images" -> Answer.ok(streams.image(Digest.parse(request.part(1))));
            case "receipts" -> Answer.ok(streams.receipt(UUID.fromString(request.part(1))));
            case "changes" -> Answer.ok(changes(request));
            case "imports" -> Answer.ok(runImport(request.body(ImportCommand.class)));
            case "secrets" -> Answer.ok(secrets.in(request.query("namespace").orElse(null)));
            case "namespaces" -> inNamespace(request);
            case "deliveries" -> new Answer(request.size() == 3 ? 202 : 200, delivery(request.part(1)));
            default -> throw new ImageStreamException(ErrorCode.NOT_FOUND, "no such path");
        };
    }

    private Answer listStreams(Request request) {
        int limit = request.query("limit").map(Integer::valueOf).orElse(500);
        return Answer.ok(streams.page(
                request.query("namespace").orElse(null),
                limit,
                request.query("next").orElse(null)));
    }

    private ChangePage changes(Request request) {
        return streams.changes(
                request.query("after").map(Long::valueOf).orElse(0L),
                request.query("limit").map(Integer::valueOf).orElse(100),
                request.query("wait").map(Duration::parse).orElse(Duration.ZERO));
    }

    private Answer stream(Request request) throws IOException {
        StreamKey key = new StreamKey(request.part(1), request.part(2));
        if (request.size() > 3 && request.part(3).equals("images")) {
            return Answer.ok(streams.imageByPrefix(key, request.part(4)));
        }
        if (request.size() > 3) {
            return tag(request, key, new StreamTag(request.part(4)));
        }
        return switch (request.method()) {
            case "GET" -> Answer.ok(streams.get(key));
            case "POST" -> new Answer(201, streams.create(key, request.body(StreamDraft.class)));
            case "PUT" -> Answer.ok(streams.update(key, request.body(StreamDraft.class)));
            default ->
                Answer.ok(streams.delete(
                        key,
                        request.query("uid").orElse(null),
                        request.query("resourceVersion").orElse(null)));
        };
    }

    private Answer tag(Request request, StreamKey key, StreamTag tag) throws IOException {
        switch (request.method()) {
            case "GET":
                return Answer.ok(streams.tag(key, tag));
            case "POST":
                return new Answer(201, streams.createTag(key, tag, request.body(TagDraft.class)));
            case "PUT":
                boolean created = streams.putTag(key, tag, request.body(TagDraft.class));
                return new Answer(created ? 201 : 200, streams.tag(key, tag));
            default:
                streams.deleteTag(key, tag);
                return new Answer(204, null);
        }
    }

    private ImportAnswer runImport(ImportCommand command) {
        UUID event = UUID.randomUUID();
        List<SourceResult> results = command.images().stream()
                .map(source -> new SourceResult(source, outcome(source)))
                .toList();
        if (!command.publish()) {
            return new ImportAnswer(null, results);
        }
        for (SourceResult result : results) {
            TagImport source = result.source();
            boolean arrives = !source.from().contains("/never:");
            if (result.result() instanceof ImportOutcome.Resolved resolved && source.tag() != null && arrives) {
                TagSpec spec = new TagSpec(
                        source.tag(),
                        new TagSource.DockerImage(source.from()),
                        false,
                        0L,
                        source.importPolicy(),
                        source.referencePolicy(),
                        Map.of());
                streams.apply(event, command.stream(), source.tag(), spec, resolved.image(), command.by());
            }
        }
        return new ImportAnswer(event, results);
    }

    private static ImportOutcome outcome(TagImport source) {
        if (source.from().contains("/hello:") || source.from().contains("/never:")) {
            Image image = Examples.hello(null);
            return new ImportOutcome.Resolved(image.reference(), image, List.of());
        }
        return new ImportOutcome.Failed(
                ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"" + source.from() + "\" not found");
    }

    private Answer inNamespace(Request request) throws IOException {
        return switch (request.part(2)) {
            case "secrets" -> secret(request);
            case "limits" -> Answer.ok(request.body(NamespaceLimits.class));
            default -> trigger(request);
        };
    }

    private Answer secret(Request request) throws IOException {
        boolean dryRun = request.query("dryRun").filter("true"::equals).isPresent();
        String namespace = request.part(1);
        return switch (request.method()) {
            case "POST" -> new Answer(201, secrets.create(namespace, request.body(SecretDraft.class), dryRun));
            case "PUT" ->
                Answer.ok(secrets.update(namespace, request.part(3), request.body(SecretDraft.class), dryRun));
            case "DELETE" -> Answer.ok(secrets.delete(namespace, request.part(3), dryRun));
            default -> Answer.ok(secrets.get(namespace, request.part(3)));
        };
    }

    private synchronized Answer trigger(Request request) throws IOException {
        String namespace = request.part(1);
        if (request.size() == 3 && request.method().equals("GET")) {
            return Answer.ok(triggers.values().stream()
                    .filter(trigger -> trigger.namespace().equals(namespace))
                    .toList());
        }
        if (request.size() == 3) {
            return new Answer(201, created(namespace, request.body(TriggerDraft.class)));
        }
        String key = namespace + '/' + request.part(3);
        Trigger trigger = Optional.ofNullable(triggers.get(key))
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "no such trigger"));
        if (request.size() > 4) {
            return Answer.ok(List.of(delivery(namespace, trigger.spec().name(), trigger.uid(), List.of())));
        }
        switch (request.method()) {
            case "PUT":
                Trigger changed = new Trigger(
                        trigger.uid(),
                        namespace,
                        withoutSecret(request.body(TriggerDraft.class)),
                        trigger.revision() + 1,
                        trigger.createdBy(),
                        trigger.created());
                triggers.put(key, changed);
                return Answer.ok(changed);
            case "DELETE":
                triggers.remove(key);
                return new Answer(204, null);
            default:
                return Answer.ok(trigger);
        }
    }

    private Trigger created(String namespace, TriggerDraft draft) {
        Trigger stored = new Trigger(UUID.randomUUID(), namespace, withoutSecret(draft), 1, "anna", Instant.now());
        if (triggers.putIfAbsent(namespace + '/' + draft.name(), stored) != null) {
            throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "there is one");
        }
        TriggerDraft told = draft.target() instanceof TriggerTarget.Webhook webhook
                ? new TriggerDraft(
                        draft.name(),
                        draft.stream(),
                        draft.tag(),
                        draft.paused(),
                        new TriggerTarget.Webhook(webhook.url(), "whsec_once"))
                : draft;
        return new Trigger(stored.uid(), namespace, told, 1, "anna", stored.created());
    }

    private static TriggerDraft withoutSecret(TriggerDraft draft) {
        return draft.target() instanceof TriggerTarget.Webhook webhook
                ? new TriggerDraft(
                        draft.name(),
                        draft.stream(),
                        draft.tag(),
                        draft.paused(),
                        new TriggerTarget.Webhook(webhook.url(), null))
                : draft;
    }

    /** Every trigger has one delivery, with the trigger's own id. */
    private synchronized Delivery delivery(String id) {
        Trigger trigger = triggers.values().stream()
                .filter(known -> known.uid().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "no such delivery"));
        return delivery(
                trigger.namespace(),
                trigger.spec().name(),
                trigger.uid(),
                List.of(new Delivery.Attempt(1, Instant.now(), 500, 12, "HTTP 500", "sorry")));
    }

    private static Delivery delivery(String namespace, String trigger, UUID id, List<Delivery.Attempt> attempts) {
        return new Delivery(
                id,
                trigger,
                UUID.randomUUID(),
                new StreamKey(namespace, "app"),
                new StreamTag("v1"),
                Delivery.State.DEAD,
                Instant.now(),
                null,
                1,
                attempts);
    }

    private record Answer(int status, @Nullable Object body) {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }

    /** A request below {@code /internal/v1/}, with its path in decoded parts. */
    private static final class Request {

        private final HttpExchange exchange;
        private final List<String> parts;

        Request(HttpExchange exchange) {
            this.exchange = exchange;
            String path = exchange.getRequestURI().getRawPath().substring("/internal/v1/".length());
            this.parts = Arrays.stream(path.split("/")).map(Request::decode).toList();
        }

        String method() {
            return exchange.getRequestMethod();
        }

        int size() {
            return parts.size();
        }

        String part(int i) {
            return parts.get(i);
        }

        Optional<String> query(String name) {
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            return Arrays.stream(query.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair.length == 2 && pair[0].equals(name))
                    .map(pair -> decode(pair[1]))
                    .findFirst();
        }

        <T> T body(Class<T> type) throws IOException {
            return ModelJson.mapper().readValue(exchange.getRequestBody(), type);
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
