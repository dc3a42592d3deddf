package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.testing.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundPolicyTest {

    private static final String OUTSIDE = "93.184.216.34";

    private final OutboundPolicy policy = new OutboundPolicy(config(Map.of(
            "imagestreams.webhook.allowed-networks", "10.1.0.0/16",
            "imagestreams.webhook.allowed-hosts", "hooks.ci.svc",
            "imagestreams.webhook.namespaces.team.allowed-networks", "10.2.0.0/16",
            "imagestreams.webhook.namespaces.team.allowed-hosts", "team.svc")));

    @ParameterizedTest
    @CsvSource({
        "any, https://hooks.example/, " + OUTSIDE + ",",
        "any, https://hooks.example:8443/, " + OUTSIDE + ",",
        "any, http://hooks.example/, " + OUTSIDE + ", webhooks are sent outside by https only",
        "any, https://hooks.example:22/, " + OUTSIDE + ", webhooks are not sent outside to port 22",
        "any, https://meta.example/, 169.254.169.254, the address of meta.example is inside a network that webhooks may not"
                + " be sent to",
        "any, http://inside.example:9000/, 10.1.2.3,",
        "any, http://HOOKS.ci.svc:9000/, 192.168.7.7,",
        "any, https://inside.example/, 10.2.2.3, the address of inside.example is inside a network that webhooks may not be"
                + " sent to",
        "team, https://inside.example/, 10.2.2.3,",
        "team, http://team.svc/, 172.16.0.9,",
        "any, http://team.svc/, 172.16.0.9, the address of team.svc is inside a network that webhooks may not be sent to"
    })
    void insideIsWhereAnOperatorLetsThemAndOutsideIsByHttpsToUsualPorts(
            String namespace, String url, String address, @Nullable String refusal) throws UnknownHostException {
        assertThat(policy.refusal(namespace, URI.create(url), InetAddress.getByName(address)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void anOperatorMayLetThemLeaveUnencrypted() throws UnknownHostException {
        OutboundPolicy lax = new OutboundPolicy(config(Map.of("imagestreams.webhook.plain-http", "true")));

        assertThat(lax.refusal("any", URI.create("http://hooks.example/"), InetAddress.getByName(OUTSIDE)))
                .isEmpty();
    }

    @Test
    void attemptsTakeTheTimesThatStandardWebhooksAdvises() {
        WebhookConfig defaults = config(Map.of());

        assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.totalTimeout()).isEqualTo(Duration.ofSeconds(15));
    }

    private static WebhookConfig config(Map<String, String> settings) {
        return Settings.of(WebhookConfig.class, settings);
    }
}
