package dev.imagestreams.triggers.notify.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Turns a host into an address that may be called: looked up once, every address checked, and the connection is then made
 * to the address returned, never to the name, so that no second look-up can lead elsewhere.
 */
@Singleton
public class AddressGuard {

    private final OutboundPolicy policy;
    private final NameLookups lookups;

    @Inject
    public AddressGuard(WebhookConfig config, Vertx vertx) {
        this(config, vertx, InetAddress::getAllByName);
    }

    AddressGuard(WebhookConfig config, Vertx vertx, HostLookup lookup) {
        this.policy = new OutboundPolicy(config);
        this.lookups = new NameLookups(vertx, lookup);
    }

    /**
     * Fails with a {@link WebhookRefusedException} if the host is unknown or none of its addresses may be called.
     *
     * @param namespace of the trigger
     */
    Future<Destination> resolve(String namespace, URI url) {
        String host = host(url);
        return lookups.addresses(namespace, host)
                .recover(failure -> Future.failedFuture(
                        failure instanceof UnknownHostException
                                ? new WebhookRefusedException("the host " + host + " is unknown")
                                : failure))
                .map(addresses -> permitted(namespace, url, addresses));
    }

    private Destination permitted(String namespace, URI url, InetAddress[] addresses) {
        String refusal = "the host " + host(url) + " has no address";
        for (InetAddress address : addresses) {
            Optional<String> refused = policy.refusal(namespace, url, address);
            if (refused.isEmpty()) {
                return new Destination(address, policy.isInside(address));
            }
            refusal = refused.get();
        }
        throw new WebhookRefusedException(refusal);
    }

    /** Without the brackets that a URL puts around an IPv6 address. */
    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @PreDestroy
    void close() {
        lookups.close();
    }
}
