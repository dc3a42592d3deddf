package dev.imagestreams.triggers.notify.http;

import dev.imagestreams.model.net.AddressPolicy;
import dev.imagestreams.model.net.Cidr;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where webhooks may go. Inside, only where an operator lets them, all or those of one namespace; outside, by https and to
 * the usual ports. Judged when the name has been looked up, because only the address tells inside from outside.
 */
final class OutboundPolicy {

    private static final AddressPolicy OUTSIDE = new AddressPolicy(List.of());

    private final Allowed everywhere;
    private final Map<String, Allowed> byNamespace;
    private final boolean plainHttp;
    private final Set<Integer> ports;

    OutboundPolicy(WebhookConfig config) {
        this.everywhere = Allowed.of(config.allowedNetworks(), config.allowedHosts());
        this.byNamespace = config.namespaces().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        one -> Allowed.of(
                                one.getValue().allowedNetworks(), one.getValue().allowedHosts())));
        this.plainHttp = config.plainHttp();
        this.ports = Set.copyOf(config.allowedPorts());
    }

    /** What an operator lets in. */
    private record Allowed(List<Cidr> networks, Set<String> hosts) {

        static final Allowed NOTHING = new Allowed(List.of(), Set.of());

        static Allowed of(Optional<List<String>> networks, Optional<List<String>> hosts) {
            return new Allowed(
                    networks.stream()
                            .flatMap(List::stream)
                            .map(String::strip)
                            .map(Cidr::parse)
                            .toList(),
                    hosts.stream()
                            .flatMap(List::stream)
                            .map(host -> host.strip().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        boolean covers(String host, InetAddress address) {
            return hosts.contains(host.toLowerCase(Locale.ROOT))
                    || networks.stream().anyMatch(network -> network.contains(address));
        }
    }

    /**
     * Why a webhook may not be sent; empty if it may.
     *
     * @param namespace of its trigger
     * @param address of the URL's host
     */
    Optional<String> refusal(String namespace, URI url, InetAddress address) {
        boolean allowed = Stream.of(everywhere, byNamespace.getOrDefault(namespace, Allowed.NOTHING))
                .anyMatch(one -> one.covers(url.getHost(), address));
        if (allowed) {
            return Optional.empty();
        }
        if (isInside(address)) {
            return Optional.of(
                    "the address of " + url.getHost() + " is inside a network that webhooks may not be sent to");
        }
        if (!plainHttp && !isSecure(url)) {
            return Optional.of("webhooks are sent outside by https only");
        }
        return ports.contains(port(url))
                ? Optional.empty()
                : Optional.of("webhooks are not sent outside to port " + port(url));
    }

    /** Whether the address is in a network of the operator's. */
    boolean isInside(InetAddress address) {
        return !OUTSIDE.permits(address);
    }

    static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? 443 : 80;
    }
}
