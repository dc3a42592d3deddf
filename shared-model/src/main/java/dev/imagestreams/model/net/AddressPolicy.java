package dev.imagestreams.model.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Guards outbound calls against reaching what only insiders should (SSRF): an address is checked after resolution and
 * the connection made to exactly that address. Denied are loopback, private, link-local (cloud metadata among them),
 * shared, multicast, documentation, benchmark and reserved blocks, also in their IPv6 disguises, unless an operator has
 * allowed a block.
 */
public final class AddressPolicy {

    private static final List<Cidr> INSIDE = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // All of IPv6 but 2000::/3: local, multicast, unassigned, and IPv4 in disguise (mapped, NAT64).
                    "::/3",
                    "4000::/2",
                    "8000::/1",
                    // Within it Teredo and other protocols, documentation, 6to4.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Cidr::parse)
            .toList();

    private final List<Cidr> allowed;

    /** @param allowed blocks an operator allows although they are inside */
    public AddressPolicy(List<Cidr> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * An IPv4-mapped IPv6 address is judged as the IPv4 address the JDK turns it into; one that reached us as IPv6 is
     * denied.
     */
    public boolean permits(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address))
                || INSIDE.stream().noneMatch(block -> block.contains(address));
    }
}
