package dev.imagestreams.triggers.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An API server: fabric8's, which keeps objects, behind a connection that can be cut. It is made to answer as real ones do
 * where fabric8's does not: a patch whose test fails with 422, a build request with a build, and a group of OpenShift's only
 * where there is one. It has Argo's Rollouts, too. Any request can be answered otherwise, to make a fault.
 */
public final class ClusterServer implements AutoCloseable {

    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

    private static final String TEST = "the test itself";

    /**
     * A client whose connection is cut while it opens a WebSocket asks for the watch by plain HTTP from then on, which
     * fabric8's server answers with 400 for ever. Being told that it came too late it begins anew, as with a real server.
     */
    private static final Optional<MockResponse> PLAIN_WATCH = status(410, "Expired", "too old resource version");

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    /** A request as it came. */
    public record Seen(String method, String path, String body) {}

    private final boolean openShift;
    private final KubernetesMockServer server;
    private final CuttableProxy proxy;
    private final KubernetesClient direct;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Runnable> beforePatch = new AtomicReference<>();
    private volatile Function<Seen, Optional<MockResponse>> fault = request -> Optional.empty();

    private ClusterServer(boolean openShift) {
        this.openShift = openShift;
        Map<ServerRequest, Queue<ServerResponse>> expectations = new HashMap<>();
        Dispatcher objects = new KubernetesMixedDispatcher(expectations);
        server =
                new KubernetesMockServer(new Context(), new MockWebServer(), expectations, new Answers(objects), false);
        server.init(InetAddress.getLoopbackAddress(), 0);
        proxy = new CuttableProxy(server.getPort());
        direct = client(server.getPort(), TEST);
    }

    public static ClusterServer kubernetes() {
        return new ClusterServer(false);
    }

    public static ClusterServer openShift() {
        return new ClusterServer(true);
    }

    /** For the test itself: never cut, not recorded, without faults. */
    public KubernetesClient direct() {
        return direct;
    }

    /** As the service reaches the cluster. */
    public KubernetesClient client() {
        return client(proxy.port(), "service");
    }

    /** Lets something happen once, right before the service sends its next patch. */
    public void beforeNextPatch(Runnable act) {
        beforePatch.set(act);
    }

    public CuttableProxy connection() {
        return proxy;
    }

    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: test, user: {token: none}}]
                contexts: [{name: test, context: {cluster: test, user: test, namespace: demo}}]
                current-context: test
                """
                .formatted(proxy.port());
    }

    /** Answers instead of the server where it has an answer. */
    public void fault(Function<Seen, Optional<MockResponse>> instead) {
        this.fault = instead;
    }

    public static Optional<MockResponse> status(int code, String reason, String message) {
        return Optional.of(new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"%s\","
                                + "\"message\":\"%s\",\"code\":%d}")
                        .formatted(reason, message, code)));
    }

    /** A watch that begins, and says that what it shall begin with is no longer kept. */
    public static Optional<MockResponse> expired() {
        return Optional.of(new MockResponse().withWebSocketUpgrade(new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
                socket.send(
                        "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                                + "\"reason\":\"Expired\",\"message\":\"too old resource version\",\"code\":410}}");
            }
        }));
    }

    /** What the service has asked for. */
    public List<Seen> seen(String method) {
        return seen.stream().filter(one -> one.method().equals(method)).toList();
    }

    @Override
    public void close() {
        direct.close();
        proxy.close();
        server.destroy();
    }

    private KubernetesClient client(int port, String agent) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + port)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(5_000)
                .withConnectionTimeout(2_000)
                .withWatchReconnectInterval(100)
                .withUserAgent(agent)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("before", new BeforePatch()))
                .build();
    }

    private final class BeforePatch implements Interceptor {

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (request.method().equals("PATCH")) {
                Runnable act = beforePatch.getAndSet(null);
                if (act != null) {
                    act.run();
                }
            }
        }
    }

    private final class Answers extends Dispatcher {

        private final Dispatcher objects;

        Answers(Dispatcher objects) {
            this.objects = objects;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            if (TEST.equals(request.getHeader("User-Agent"))) {
                return objects.dispatch(request);
            }
            if (isPlainWatch(request)) {
                return PLAIN_WATCH.orElseThrow();
            }
            Seen one = new Seen(
                    request.getMethod(),
                    request.getPath(),
                    new String(request.getBody().getBytes(), StandardCharsets.UTF_8));
            seen.add(one);
            return fault.apply(one).or(() -> ofGroups(one)).orElseGet(() -> patched(request));
        }

        private static boolean isPlainWatch(RecordedRequest request) {
            return request.getPath().contains("watch=true") && request.getHeader("Upgrade") == null;
        }

        private MockResponse patched(RecordedRequest request) {
            try {
                return objects.dispatch(request);
            } catch (JsonPatchException e) {
                return status(422, "Invalid", "the server rejected our request due to an error in our request")
                        .orElseThrow();
            }
        }

        private Optional<MockResponse> ofGroups(Seen request) {
            if (request.path().endsWith("/instantiate")) {
                return Optional.of(new MockResponse()
                        .setResponseCode(201)
                        .setBody("{\"kind\":\"Build\",\"apiVersion\":\"build.openshift.io/v1\","
                                + "\"metadata\":{\"name\":\"b-1\",\"namespace\":\"demo\"}}"));
            }
            return switch (request.path()) {
                case "/apis/argoproj.io/v1alpha1" -> served("argoproj.io/v1alpha1", "Rollout", "rollouts");
                case "/apis/build.openshift.io/v1" -> group("build.openshift.io/v1", "BuildConfig", "buildconfigs");
                case "/apis/apps.openshift.io/v1" ->
                    group("apps.openshift.io/v1", "DeploymentConfig", "deploymentconfigs");
                default -> Optional.empty();
            };
        }

        private Optional<MockResponse> group(String version, String kind, String plural) {
            return openShift
                    ? served(version, kind, plural)
                    : status(404, "NotFound", "the server could not find the requested resource");
        }

        private Optional<MockResponse> served(String version, String kind, String plural) {
            return Optional.of(new MockResponse()
                    .setResponseCode(200)
                    .setBody(
                            """
                                {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"%s","resources":[
                                 {"name":"%s","kind":"%s","namespaced":true,"verbs":["get","list","patch","watch"]}]}
                                """
                                    .formatted(version, plural, kind)));
        }
    }
}
