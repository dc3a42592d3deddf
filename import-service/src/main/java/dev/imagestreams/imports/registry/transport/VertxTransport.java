package dev.imagestreams.imports.registry.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange by Vert.x. Connects to an address that {@link AddressGuard} has let pass, while the Host header, SNI
 * and certificate check keep the name. Follows no redirects and decodes nothing, so that the bytes are those the
 * digests are about. Blocks the calling thread, which may be interrupted; must not be called on an event loop.
 */
public final class VertxTransport implements RegistryTransport {

    private static final String USER_AGENT = "imagestreams";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final long MAX_UNFINISHED_BYTES = 32L * 1024 * 1024;

    private final ByteBudget budget = new ByteBudget(MAX_UNFINISHED_BYTES);
    private final AddressGuard guard;
    private final Optional<ProxyRoute> proxy;
    private final Duration requestTimeout;
    private final HttpClient verifying;
    private final HttpClient trusting;
    private final Map<String, AuthorityClient> byAuthority = new HashMap<>();

    /** @param trust of the hosts that are trusted for other authorities than the usual ones */
    public VertxTransport(
            Vertx vertx,
            AddressGuard guard,
            Optional<ProxyRoute> proxy,
            HostTrust trust,
            Duration connectTimeout,
            Duration requestTimeout,
            int connections) {
        this.guard = guard;
        this.proxy = proxy;
        this.requestTimeout = requestTimeout;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(30)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setTracingPolicy(TracingPolicy.IGNORE);
        this.verifying = vertx.createHttpClient(options);
        this.trusting = vertx.createHttpClient(
                new HttpClientOptions(options).setTrustAll(true).setVerifyHost(false));
        trust.byHost()
                .forEach((host, authority) ->
                        byAuthority.put(host, new AuthorityClient(vertx, options, authority, requestTimeout)));
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        String host = hostOf(request);
        if (proxy.isPresent() && proxy.get().leadsTo(host, request.port())) {
            guard.check(host);
            return exchange(
                    request, options(request).setProxyOptions(proxy.get().options()), "proxyconnect tcp");
        }
        List<InetAddress> addresses = addresses(request, host);
        for (int i = 0; ; i++) {
            String address = addresses.get(i).getHostAddress();
            try {
                return exchange(
                        request,
                        options(request).setServer(SocketAddress.inetSocketAddress(request.port(), address)),
                        "dial tcp " + address + ':' + request.port());
            } catch (RegistryException e) {
                if (i + 1 == addresses.size() || !TransportFailures.beforeConnection(e)) {
                    throw e;
                }
            }
        }
    }

    private List<InetAddress> addresses(RegistryRequest request, String host) throws RegistryException {
        try {
            return guard.addressesOf(host);
        } catch (RegistryException e) {
            throw e.kind() == RegistryException.Kind.UNREACHABLE
                    ? new RegistryException(e.kind(), request + ": dial tcp: " + e.getMessage(), null, e)
                    : e;
        }
    }

    /** A registry name may look like a host and port and be neither, as {@code 1.2.3} or {@code a.b:99999}. */
    private static String hostOf(RegistryRequest request) throws RegistryException {
        URI uri = request.uri();
        if (uri.getHost() == null || uri.getPort() > MAX_PORT) {
            throw new RegistryException(
                    RegistryException.Kind.UNREACHABLE, "lookup " + uri.getRawAuthority() + ": no such host");
        }
        return uri.getHost();
    }

    /** @param dial how a failure to connect is told */
    private RegistryResponse exchange(RegistryRequest request, RequestOptions options, String dial)
            throws RegistryException {
        Exchange exchange = new Exchange(request.form());
        Future<RegistryResponse> answer = client(request)
                .request(options)
                .compose(opened -> exchange.begin(opened, response -> read(response, request)));
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.abandon();
            throw TransportFailures.of(request, dial, e);
        } catch (InterruptedException e) {
            exchange.abandon();
            Thread.currentThread().interrupt();
            throw new RegistryException(RegistryException.Kind.TIMEOUT, request + ": given up", null, e);
        } catch (ExecutionException e) {
            throw TransportFailures.of(request, dial, e.getCause());
        }
    }

    private HttpClient client(RegistryRequest request) {
        if (request.insecure()) {
            return trusting;
        }
        AuthorityClient own = byAuthority.get(HostTrust.key(request.uri().getHost(), request.port()));
        return own == null ? verifying : own.current();
    }

    private static RequestOptions options(RegistryRequest request) {
        URI uri = request.uri();
        boolean tls = uri.getScheme().equals("https");
        int port = request.port();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", USER_AGENT);
        if (request.accept() != null) {
            options.putHeader("Accept", request.accept());
        }
        if (request.authorization() != null) {
            options.putHeader("Authorization", request.authorization());
        }
        if (request.form() != null) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        return options;
    }

    private Future<RegistryResponse> read(HttpClientResponse response, RegistryRequest request) {
        Promise<RegistryResponse> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > request.maxBytes()) {
                refuse(
                        response,
                        whole,
                        RegistryException.unusable(
                                request + ": the answer is longer than " + request.maxBytes() + " bytes"));
            } else if (budget.take(part.length())) {
                body.appendBuffer(part);
            } else {
                refuse(
                        response,
                        whole,
                        new RegistryException(
                                RegistryException.Kind.UNAVAILABLE,
                                request + ": too many large answers at the same time"));
            }
        });
        response.endHandler(end ->
                whole.tryComplete(new RegistryResponse(response.statusCode(), headers(response), body.getBytes())));
        return whole.future().onComplete(done -> budget.giveBack(body.length()));
    }

    private static void refuse(HttpClientResponse response, Promise<RegistryResponse> whole, RegistryException reason) {
        whole.tryFail(reason);
        response.handler(null);
        response.request().reset();
    }

    private static Map<String, List<String>> headers(HttpClientResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers()
                .names()
                .forEach(
                        name -> headers.put(name, List.copyOf(response.headers().getAll(name))));
        return headers;
    }

    /** A request that may be given up while it still waits for a connection; it is not sent then. */
    private static final class Exchange {

        private final @Nullable String form;
        private @Nullable HttpClientRequest request;
        private boolean abandoned;

        Exchange(@Nullable String form) {
            this.form = form;
        }

        /** @param reader is in place before anything is sent, so that no part of the answer can come before it */
        synchronized Future<RegistryResponse> begin(
                HttpClientRequest opened, Function<HttpClientResponse, Future<RegistryResponse>> reader) {
            request = opened;
            if (abandoned) {
                opened.reset();
                return Future.failedFuture("given up before it was sent");
            }
            Future<RegistryResponse> answer = opened.response().compose(reader);
            Future<Void> sending = form == null ? opened.end() : opened.end(form);
            return sending.compose(sent -> answer);
        }

        synchronized void abandon() {
            abandoned = true;
            if (request != null) {
                request.reset();
            }
        }
    }
}
