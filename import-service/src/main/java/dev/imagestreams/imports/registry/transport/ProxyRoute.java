package dev.imagestreams.imports.registry.transport;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.util.Optional;

/**
 * The way through a proxy: {@code CONNECT} for https, a full address in the request line for plain http. Which host it leads
 * to is the proxy's to look up; its own address is the operator's choice and not restricted.
 */
public final class ProxyRoute {

    private static final int USUAL_PORT = 3128;

    private final ProxyOptions options;
    private final DirectHosts direct;

    /**
     * @param address {@code http://host:port}
     * @param direct hosts that are reached without it
     */
    public ProxyRoute(URI address, Optional<String> username, Optional<String> password, DirectHosts direct) {
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "imagestreams.registry.proxy.url must be http://host:port; user and password have keys of their own");
        }
        this.options = new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? USUAL_PORT : address.getPort());
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
