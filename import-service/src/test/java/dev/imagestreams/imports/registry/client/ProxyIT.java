package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries that can be reached through a proxy only, because nobody here can look their names up. */
class ProxyIT extends RegistryTestBed {

    private Digest digest;

    @BeforeEach
    void push() throws Exception {
        digest = pusher.push(SampleImage.version("1"), "app", "1");
    }

    @Test
    void leadsToRegistriesWithTls(@TempDir Path directory) throws Exception {
        try (TlsFront front = new TlsFront(directory, "dns:registry.invalid", registry.address());
                ForwardProxy proxy = new ForwardProxy("ann", "s3cret", front.port())) {
            Map<String, String> config = through(proxy, "s3cret");
            config.put("imagestreams.registry.authorities.own.hosts", "registry.invalid");
            config.put(
                    "imagestreams.registry.authorities.own.certificates",
                    front.certificate().toString());

            Resolution resolution = look(clients(config), source("registry.invalid/app:1", ImportMode.LEGACY, false));

            assertThat(resolved(resolution).image().digest()).isEqualTo(digest);
            assertThat(proxy.requestLines()).containsOnly("CONNECT registry.invalid:443 HTTP/1.1");
        }
    }

    @Test
    void leadsToRegistriesWithoutTls() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ann", "s3cret", registryPort())) {
            Resolution resolution = look(clients(through(proxy, "s3cret")), insecure("registry.invalid:5000/app:1"));

            assertThat(resolved(resolution).image().digest()).isEqualTo(digest);
            assertThat(proxy.requestLines()).anyMatch(line -> line.startsWith("GET http://registry.invalid:5000/v2/"));
        }
    }

    @Test
    void saysWhenTheProxyDoesNotKnowUs() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ann", "s3cret", registryPort())) {
            RegistryClients mistaken = clients(through(proxy, "wrong"));

            String told = failed(look(mistaken, source("registry.invalid/app:1", ImportMode.LEGACY, false)))
                    .message();

            assertThat(told).contains("proxyconnect tcp: Proxy Authentication Required");
            assertThat(told).doesNotContain("wrong").doesNotContain(Integer.toString(proxy.port()));
        }
    }

    @Test
    void isNoWayToAddressesThatAreNotAllowed() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ann", "s3cret", registryPort())) {
            Resolution resolution = look(clients(through(proxy, "s3cret")), insecure("169.254.169.254/app:1"));

            assertThat(failed(resolution).code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(proxy.requestLines()).isEmpty();
        }
    }

    @Test
    void isLeftOutForHostsThatAreReachedDirectly() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy("ann", "s3cret", registryPort())) {
            Map<String, String> config = through(proxy, "s3cret");
            config.put("imagestreams.registry.proxy.no-proxy", ".invalid");

            assertThat(failed(look(clients(config), insecure("registry.invalid/app:1")))
                            .message())
                    .contains("no such host");
            assertThat(resolved(look(clients(config), insecure(registry.address() + "/app:1")))
                            .image()
                            .digest())
                    .as("on this machine")
                    .isEqualTo(digest);
            assertThat(proxy.requestLines()).isEmpty();
        }
    }

    @Test
    void mayBeOfSocks(@TempDir Path directory) throws Exception {
        try (TlsFront front = new TlsFront(directory, "dns:registry.invalid", registry.address());
                SocksProxy proxy = new SocksProxy("ann", "s3cret", front.port());
                SocksProxy plain = new SocksProxy("ann", "s3cret", registryPort())) {
            Map<String, String> config = socks(proxy, "s3cret");
            config.put("imagestreams.registry.authorities.own.hosts", "registry.invalid");
            config.put(
                    "imagestreams.registry.authorities.own.certificates",
                    front.certificate().toString());
            RegistryClients mistaken = clients(socks(proxy, "wrong"));

            assertThat(resolved(look(clients(config), source("registry.invalid/app:1", ImportMode.LEGACY, false)))
                            .image()
                            .digest())
                    .isEqualTo(digest);
            assertThat(proxy.asked()).as("it looks names up").containsOnly("registry.invalid");
            assertThat(resolved(look(clients(socks(plain, "s3cret")), insecure("registry.invalid:5000/app:1")))
                            .image()
                            .digest())
                    .isEqualTo(digest);
            assertThat(failed(look(mistaken, source("registry.invalid/app:1", ImportMode.LEGACY, false)))
                            .message())
                    .contains("proxyconnect tcp: Proxy Authentication Required")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void isRefusedAtStartIfItIsNone() {
        for (String url : new String[] {"https://proxy.example:3128", "socks4://p.example", "http://u:p@p.example"}) {
            assertThatThrownBy(() -> clients(Map.of("imagestreams.registry.proxy.url", url)))
                    .hasMessageContaining("imagestreams.registry.proxy.url");
        }
    }

    private int registryPort() {
        return Integer.parseInt(registry.address().split(":")[1]);
    }

    private static Map<String, String> socks(SocksProxy proxy, String password) {
        return new HashMap<>(Map.of(
                "imagestreams.registry.proxy.url",
                "socks5://127.0.0.1:" + proxy.port(),
                "imagestreams.registry.proxy.username",
                "ann",
                "imagestreams.registry.proxy.password",
                password));
    }

    private static Map<String, String> through(ForwardProxy proxy, String password) {
        return new HashMap<>(Map.of(
                "imagestreams.registry.proxy.url",
                "http://127.0.0.1:" + proxy.port(),
                "imagestreams.registry.proxy.username",
                "ann",
                "imagestreams.registry.proxy.password",
                password));
    }
}
