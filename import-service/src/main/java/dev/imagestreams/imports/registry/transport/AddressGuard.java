package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.model.net.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Looks a host up and keeps only the addresses that may be contacted. The caller connects to one of exactly these, so
 * that a name which resolves differently a moment later (DNS rebinding) gains nothing.
 */
public final class AddressGuard {

    private final AddressPolicy policy;
    private final Lookup lookup;

    /** Knows the addresses of names. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    public AddressGuard(AddressPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    AddressGuard(AddressPolicy policy, Lookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
    }

    /**
     * @param host name or literal address, IPv6 with or without brackets
     * @return at least one address
     */
    public List<InetAddress> addressesOf(String host) throws RegistryException {
        List<InetAddress> permitted =
                Arrays.stream(lookUp(host)).filter(policy::permits).toList();
        if (permitted.isEmpty()) {
            // The addresses stay untold: they would map the inside network to whoever asks.
            throw new RegistryException(
                    Kind.BLOCKED, host + " is at an address that is not among the allowed networks");
        }
        return permitted;
    }

    /** For a host that a proxy looks up: refused only when we can see that it must not be contacted. */
    public void check(String host) throws RegistryException {
        try {
            addressesOf(host);
        } catch (RegistryException e) {
            if (e.kind() == Kind.BLOCKED) {
                throw e;
            }
        }
    }

    private InetAddress[] lookUp(String host) throws RegistryException {
        try {
            return lookup.of(host);
        } catch (UnknownHostException e) {
            throw new RegistryException(Kind.UNREACHABLE, "lookup " + host + ": no such host", null, e);
        }
    }
}
