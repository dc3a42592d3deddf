package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectingTransportTest {

    private final ScriptedTransport registry = new ScriptedTransport();
    private final RedirectingTransport redirecting = new RedirectingTransport(registry);

    @Test
    void keepsCredentialsOnTheSameOrigin() throws Exception {
        registry.answer(307, location("/elsewhere?x=1"), "").answer(200);

        redirecting.send(request("https://r.example:5000/v2/a"));

        RegistryRequest second = registry.requests().get(1);
        assertThat(second.uri()).hasToString("https://r.example:5000/elsewhere?x=1");
        assertThat(second.authorization()).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://store.example/x", "https://r.example:5001/x", "https://r.example/x"})
    void leavesCredentialsBehindWhenTheOriginChanges(String target) throws Exception {
        registry.answer(302, location(target), "")
                .answer(302, location("https://r.example:5000/back"), "")
                .answer(200);

        redirecting.send(request("https://r.example:5000/v2/a"));

        assertThat(registry.requests().get(1).authorization()).isNull();
        assertThat(registry.requests().get(2).authorization())
                .as("also when it changes back")
                .isNull();
    }

    /** Who answers it would send the account where somebody else says. */
    @ParameterizedTest
    @CsvSource({"https://store.example/x, false", "http://r.example:5000/x, false", "/elsewhere, true"})
    void believesChallengesOfTheOriginOnly(String target, boolean own) throws Exception {
        registry.answer(307, location(target), "")
                .answer(401, Map.of("www-authenticate", List.of("Bearer realm=\"https://evil.example/token\"")), "");

        RegistryResponse response = redirecting.send(ScriptedTransport.request("https://r.example:5000/v2/a", true));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).hasSize(own ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://r.example:5000/x",
                "ftp://r.example/x",
                "https://u:p@r.example/x",
                "https:///x",
                "http://[",
                "file:/etc/passwd"
            })
    void refusesToLeaveTheSecureWeb(String target) {
        registry.answer(302, location(target), "");

        assertThatThrownBy(() -> redirecting.send(request("https://r.example:5000/v2/a")))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("Get \"https://r.example:5000/v2/a\": redirected to");
    }

    @Test
    void followsToPlainHttpOnlyFromAnInsecureRegistry() throws Exception {
        registry.answer(302, location("http://r.example:5000/x"), "").answer(200);

        RegistryResponse response = redirecting.send(ScriptedTransport.request("https://r.example:5000/v2/a", true));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void stopsAfterFiveRedirects() {
        for (int i = 0; i < 6; i++) {
            registry.answer(301, location("/again"), "");
        }

        assertThatThrownBy(() -> redirecting.send(request("https://r.example/v2/a")))
                .hasMessageContaining("stopped after 5 redirects");
    }

    @Test
    void takesNothingThatIsPostedAnywhereElse() {
        registry.answer(307, location("https://r.example:5000/elsewhere"), "");
        RegistryRequest get = request("https://r.example:5000/token");
        RegistryRequest post = new RegistryRequest(
                get.registry(), RegistryRequest.Method.POST, get.uri(), null, null, null, 1, false, "password=s3cret");

        assertThatThrownBy(() -> redirecting.send(post)).hasMessageContaining("may not lead");
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void refusesARedirectToNowhere() {
        registry.answer(302);

        assertThatThrownBy(() -> redirecting.send(request("https://r.example/v2/a")))
                .hasMessageContaining("without saying where");
    }

    private static RegistryRequest request(String uri) {
        return ScriptedTransport.request(uri, false).authorized("secret");
    }

    private static Map<String, List<String>> location(String target) {
        return Map.of("Location", List.of(target));
    }
}
