package dev.imagestreams.triggers.notify.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Posts to endpoints that somebody else chose. The connection goes to an address that {@link AddressGuard} has checked,
 * while Host and SNI keep the URL's name; redirects are not followed; certificates are verified against the JDK's trust
 * store; time and size are bounded. Never blocks: everything happens on Vert.x' event loops.
 */
@Singleton
public class WebhookClient {

    /** Per endpoint. Only a bound against accidents: how many requests a trigger may have is decided when claiming. */
    private static final int CONNECTIONS = 512;

    /** Idle connections are closed before most servers do, because a request on a closing one fails. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final Vertx vertx;
    private final AddressGuard guard;
    private final HttpClient http;

    public WebhookClient(Vertx vertx, AddressGuard guard, WebhookConfig config) {
        this.vertx = vertx;
        this.guard = guard;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                // The attempt is a step of its own, and names itself to the receiver.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(CONNECTIONS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setVerifyHost(true));
    }

    /**
     * Always completes, within the timeout, and never exceptionally.
     *
     * @param namespace of the trigger: not every one may reach everything
     */
    public CompletionStage<WebhookReply> post(
            String namespace, URI url, Map<String, String> headers, byte[] body, Duration timeout) {
        return send(HttpMethod.POST, namespace, url, headers, body, timeout);
    }

    /** Asks an endpoint whether it wants to be sent anything; otherwise as {@link #post}. */
    public CompletionStage<WebhookReply> ask(String namespace, URI url, Map<String, String> headers, Duration timeout) {
        return send(HttpMethod.OPTIONS, namespace, url, headers, new byte[0], timeout);
    }

    private CompletionStage<WebhookReply> send(
            HttpMethod method, String namespace, URI url, Map<String, String> headers, byte[] body, Duration timeout) {
        Exchange exchange = new Exchange(vertx, timeout);
        guard.resolve(namespace, url)
                .compose(destination -> {
                    exchange.leadsTo(destination);
                    return http.request(options(method, url, destination.address()));
                })
                .onFailure(exchange::fail)
                .onSuccess(request -> send(exchange, request, headers, body));
        return exchange.reply();
    }

    private static void send(Exchange exchange, HttpClientRequest request, Map<String, String> headers, byte[] body) {
        if (!exchange.adopt(request)) {
            return;
        }
        headers.forEach(request::putHeader);
        // The reader is in place before anything is sent, so that no part of the answer can come before it.
        request.response().onFailure(exchange::fail).onSuccess(exchange::read);
        request.end(Buffer.buffer(body)).onFailure(exchange::fail);
    }

    private static RequestOptions options(HttpMethod method, URI url, InetAddress address) {
        int port = OutboundPolicy.port(url);
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(method)
                .setSsl(OutboundPolicy.isSecure(url))
                .setHost(url.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
                .setFollowRedirects(false);
    }
}
