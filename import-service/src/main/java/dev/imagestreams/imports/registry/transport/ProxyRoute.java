package dev.imagestreams.imports.registry.transport;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way through a proxy. Of HTTP: {@code CONNECT} for https, a full address in the request line for plain http; of SOCKS5: a
 * connection for either. Which host it leads to is the proxy's to look up; its own address is the operator's choice and not
 * restricted.
 */
public final class ProxyRoute {

    /** By the scheme of its address, with the port that is usual there. */
    private enum Kind {
        HTTP(ProxyType.HTTP, 3128),
        SOCKS5(ProxyType.SOCKS5, 1080);

        private final ProxyType type;
        private final int usualPort;

        Kind(ProxyType type, int usualPort) {
            this.type = type;
            this.usualPort = usualPort;
        }

        static Optional<Kind> of(URI address) {
            return Stream.of(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(address.getScheme()))
                    .findFirst();
        }
    }

    private final ProxyOptions options;
    private final DirectHosts direct;

    /**
     * @param address {@code http://host:port} or {@code socks5://host:port}
     * @param direct hosts that are reached without it
     */
    public ProxyRoute(URI address, Optional<String> username, Optional<String> password, DirectHosts direct) {
        Kind kind = Kind.of(address)
                .filter(known -> address.getHost() != null && address.getRawUserInfo() == null)
                .orElseThrow(() -> new IllegalArgumentException(
                        "imagestreams.registry.proxy.url must be http://host:port or socks5://host:port;"
                                + " user and password have keys of their own"));
        this.options = new ProxyOptions()
                .setType(kind.type)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? kind.usualPort : address.getPort());
        username.ifPresent(options::setUsername);
        password.ifPresent(options::setPassword);
        this.direct = direct;
    }

    boolean leadsTo(String host, int port) {
        return !direct.contain(host, port);
    }

    ProxyOptions options() {
        return options;
    }
}
