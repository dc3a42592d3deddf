package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what an exception of the HTTP client means. The only place that knows its exceptions. */
final class TransportFailures {

    private TransportFailures() {}

    /** @param dial how a failure to connect is told, such as {@code dial tcp 10.0.0.7:443} */
    static RegistryException of(RegistryRequest request, String dial, Throwable failure) {
        if (failure instanceof RegistryException known) {
            return known;
        }
        Kind kind = kindOf(failure);
        return new RegistryException(kind, request + ": " + words(kind, dial + ": ", failure), null, failure);
    }

    /** The words of Go's network library, which people and scripts know from OpenShift. */
    private static String words(Kind kind, String dial, Throwable failure) {
        if (any(failure, ProxyConnectException.class::isInstance)) {
            return "proxyconnect tcp: " + proxyWords(failure);
        }
        if (any(failure, ConnectTimeoutException.class::isInstance)) {
            return dial + "i/o timeout";
        }
        if (any(failure, SslHandshakeTimeoutException.class::isInstance)) {
            return "net/http: TLS handshake timeout";
        }
        if (any(failure, NoRouteToHostException.class::isInstance)) {
            return dial + "connect: no route to host";
        }
        if (any(failure, ConnectException.class::isInstance)) {
            return dial + "connect: connection refused";
        }
        return switch (kind) {
            case HTTP_ONLY -> "http: server gave HTTP response to HTTPS client";
            case TIMEOUT -> "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
            case TLS -> "tls: failed to verify certificate: x509: " + distrust(failure);
            default ->
                any(failure, cause -> String.valueOf(cause.getMessage()).contains("closed"))
                        ? "unexpected EOF"
                        : rootMessage(failure);
        };
    }

    /** The proxy's own text names its address and ours, and is not told. */
    private static String proxyWords(Throwable failure) {
        return any(failure, TransportFailures::isRefusalOfProxy)
                ? "Proxy Authentication Required"
                : "the proxy does not lead there";
    }

    /** The proxies' own words: a status of HTTP, or SOCKS5's authStatus. */
    private static boolean isRefusalOfProxy(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains(" 407") || message.contains("authStatus") || message.contains("auth method");
    }

    private static String distrust(Throwable failure) {
        if (any(failure, CertificateExpiredException.class::isInstance)) {
            return "certificate has expired or is not yet valid";
        }
        return any(failure, CertPathBuilderException.class::isInstance)
                ? "certificate signed by unknown authority"
                : rootMessage(failure);
    }

    /** Whether no connection came about, so that another address of the same host is worth a try. */
    static boolean beforeConnection(RegistryException failure) {
        return any(
                failure,
                cause -> cause instanceof ConnectException
                        || cause instanceof ConnectTimeoutException
                        || cause instanceof NoRouteToHostException);
    }

    private static Kind kindOf(Throwable failure) {
        if (any(failure, SslHandshakeTimeoutException.class::isInstance)) {
            return Kind.TIMEOUT;
        }
        if (any(failure, TransportFailures::isPlainAnswerToTls)) {
            return Kind.HTTP_ONLY;
        }
        if (any(failure, cause -> cause instanceof SSLException || cause instanceof GeneralSecurityException)) {
            return closedDuringHandshake(failure) ? Kind.UNREACHABLE : Kind.TLS;
        }
        if (any(failure, cause -> cause instanceof TimeoutException || cause instanceof ConnectTimeoutException)) {
            return Kind.TIMEOUT;
        }
        return Kind.UNREACHABLE;
    }

    private static boolean isPlainAnswerToTls(Throwable cause) {
        // The JDK's TLS engine has no type of its own for this, only a text.
        return cause instanceof NotSslRecordException
                || cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).contains("unrecognized SSL");
    }

    private static boolean closedDuringHandshake(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof ClosedChannelException
                        || String.valueOf(cause.getMessage()).contains("closed"));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        return causes(failure).anyMatch(test);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (first, second) -> second);
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }

    /** Bounded, because nothing forbids a chain of causes to be a ring. */
    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }
}
