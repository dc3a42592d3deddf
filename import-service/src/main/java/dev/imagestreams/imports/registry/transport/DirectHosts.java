package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.net.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are reached without a proxy, in the words of {@code no_proxy}: {@code example.com} and all names below it,
 * {@code .example.com} for those below only, addresses and blocks of them, each with or without a port, and {@code *} for
 * all. This machine is always among them. Names are compared as they are and never looked up.
 */
public final class DirectHosts {

    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):([0-9]{1,5})");

    private final List<Entry> entries;

    /** @param block of addresses, or null for an entry that is a name */
    private record Entry(String name, @Nullable Cidr block, @Nullable Integer port) {

        static Entry parse(String text) {
            Matcher split = WITH_PORT.matcher(text);
            boolean port = split.matches();
            String name = withoutBrackets(port ? split.group(1) : text);
            return new Entry(name, block(name), port ? Integer.valueOf(split.group(2)) : null);
        }

        boolean covers(String host, Optional<InetAddress> address, int hostPort) {
            if (port != null && port != hostPort) {
                return false;
            }
            if (block != null) {
                return address.filter(block::contains).isPresent();
            }
            return name.equals("*")
                    || (name.startsWith(".") ? host.endsWith(name) : host.equals(name) || host.endsWith('.' + name));
        }

        private static @Nullable Cidr block(String name) {
            try {
                return Cidr.parse(name);
            } catch (ImageStreamException e) {
                return null;
            }
        }
    }

    public DirectHosts(List<String> entries) {
        this.entries = entries.stream()
                .map(entry -> entry.trim().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(Entry::parse)
                .toList();
    }

    boolean contain(String host, int port) {
        String name = withoutBrackets(host.toLowerCase(Locale.ROOT));
        Optional<InetAddress> address = literal(name);
        boolean here = name.equals("localhost")
                || address.filter(InetAddress::isLoopbackAddress).isPresent();
        return here || entries.stream().anyMatch(entry -> entry.covers(name, address, port));
    }

    private static Optional<InetAddress> literal(String name) {
        try {
            // Throws for everything that is no address, so that nothing is looked up below.
            Cidr.parse(name);
            return Optional.of(InetAddress.getByName(name));
        } catch (ImageStreamException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
