package dev.imagestreams.triggers.notify.http;

import dev.imagestreams.model.net.AddressPolicy;
import dev.imagestreams.model.net.Cidr;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a host into an address that may be called: looked up once, every address checked, and the connection is then made
 * to the address returned, never to the name, so that no second look-up can lead elsewhere. Look-ups block, so they have
 * threads of their own.
 */
@Singleton
public class AddressGuard {

    private static final int LOOKUPS = 16;

    private final AddressPolicy policy;
    private final WorkerExecutor lookups;
    private final HostLookup lookup;

    @Inject
    public AddressGuard(WebhookConfig config, Vertx vertx) {
        this(config, vertx, InetAddress::getAllByName);
    }

    AddressGuard(WebhookConfig config, Vertx vertx, HostLookup lookup) {
        this.lookup = lookup;
        List<String> allowed = config.allowedNetworks().orElse(List.of());
        this.policy = new AddressPolicy(
                allowed.stream().map(String::strip).map(Cidr::parse).toList());
        this.lookups = vertx.createSharedWorkerExecutor("webhook-lookup", LOOKUPS);
    }

    /** Fails with a {@link WebhookRefusedException} if the host is unknown or none of its addresses may be called. */
    Future<InetAddress> resolve(String host) {
        return lookups.executeBlocking(() -> permitted(host), false);
    }

    private InetAddress permitted(String host) {
        InetAddress[] addresses;
        try {
            addresses = lookup.addresses(host);
        } catch (UnknownHostException e) {
            throw new WebhookRefusedException("the host " + host + " is unknown");
        }
        return Arrays.stream(addresses)
                .filter(policy::permits)
                .findFirst()
                .orElseThrow(() -> new WebhookRefusedException(
                        "the address of " + host + " is inside a network that webhooks may not be sent to"));
    }

    @PreDestroy
    void close() {
        lookups.close();
    }
}
