package dev.imagestreams.imports.registry.transport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
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
                    request, options(request).setProxyOptions(proxy.get().options()), "proxyconnect tcp", end());
        }
        List<InetAddress> addresses = addresses(request, host);
        // One for all: a name may have any number of addresses where nobody answers.
        long end = end();
        for (int i = 0; ; i++) {
            String address = addresses.get(i).getHostAddress();
            try {
                return exchange(
                        request,
                        options(request).setServer(SocketAddress.inetSocketAddress(request.port(), address)),
                        "dial tcp " + address + ':' + request.port(),
                        end);
            } catch (RegistryException e) {
                boolean last = i + 1 == addresses.size() || System.nanoTime() - end >= 0;
                if (last || !TransportFailures.beforeConnection(e)) {
                    throw e;
                }
            }
        }
    }

    private long end() {
        return System.nanoTime() + requestTimeout.toNanos();
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

    /**
     * @param dial how a failure to connect is told
     * @param end of the time for it
     */
    private RegistryResponse exchange(RegistryRequest request, RequestOptions options, String dial, long end)
            throws RegistryException {
        Exchange exchange = new Exchange(request, budget);
        Future<RegistryResponse> answer = client(request).request(options).compose(exchange::begin);
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
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
}
