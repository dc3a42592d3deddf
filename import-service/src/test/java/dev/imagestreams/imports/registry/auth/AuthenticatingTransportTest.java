package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.ScriptedTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatingTransportTest {

    private static final String BASIC = "Basic realm=\"r\"";
    private static final String BEARER = "Bearer realm=\"https://auth.example/token\",service=\"r example\"";
    private static final Credentials ACCOUNT = new Credentials("ann", "s3cret");
    private static final String ACCOUNT_HEADER = ACCOUNT.basic().orElseThrow();
    private static final Credentials IDENTITY = new Credentials("ann", "", "an/identity+token");

    private final ScriptedTransport registry = new ScriptedTransport();
    private final MovingClock clock = new MovingClock();
    private final RegistryRequest request = ScriptedTransport.request("https://r.example/v2/a/manifests/1", false);

    @Test
    void sendsNothingToARegistryThatAsksForNothing() throws Exception {
        registry.answer(200);

        transport(Optional.of(ACCOUNT)).send(request);

        assertThat(registry.requests().get(0).authorization()).isNull();
    }

    @Test
    void answersABasicChallengeAndRemembersIt() throws Exception {
        registry.answer(401, challenge(BASIC), "").answer(200).answer(200);
        AuthenticatingTransport transport = transport(Optional.of(ACCOUNT));

        transport.send(request);
        transport.send(request);

        assertThat(registry.requests())
                .extracting(RegistryRequest::authorization)
                .containsExactly(null, ACCOUNT_HEADER, ACCOUNT_HEADER);
    }

    @Test
    void tellsThatThereIsNoAccount() {
        registry.answer(401, challenge(BASIC), "");

        assertThat(failure(Optional.empty()).kind()).isEqualTo(Kind.NO_CREDENTIALS);
    }

    @Test
    void tellsThatTheAccountWasNotAccepted() {
        registry.answer(401, challenge(BASIC), "").answer(401, challenge(BASIC), "");

        assertThat(failure(Optional.of(ACCOUNT)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void believesARegistryThatSaysWhyItRefuses() {
        String reason = "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}";
        registry.answer(401, challenge(BASIC), reason);
        assertThat(failure(Optional.empty()).kind()).isEqualTo(Kind.DENIED);

        registry.answer(401, challenge(BASIC), reason).answer(401, challenge(BASIC), reason);
        assertThat(failure(Optional.of(ACCOUNT)).kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void fetchesAnAnonymousTokenForTheRepository() throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"abc\",\"expires_in\":300}")
                .answer(200);

        RegistryResponse response = transport(Optional.empty()).send(request);

        assertThat(response.status()).isEqualTo(200);
        assertThat(registry.requests().get(1).uri())
                .hasToString("https://auth.example/token?service=r+example&scope=repository%3Aacme%2Fapp%3Apull");
        assertThat(registry.requests().get(1).authorization()).isNull();
        assertThat(registry.requests().get(2).authorization()).isEqualTo("Bearer abc");
    }

    @Test
    void presentsTheAccountToTheTokenService() throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"access_token\":\"abc\"}")
                .answer(200);

        transport(Optional.of(ACCOUNT)).send(request);

        assertThat(registry.requests().get(1).uri().getQuery())
                .endsWith("&scope=repository:acme/app:pull&account=" + ACCOUNT.username());
        assertThat(registry.requests().get(1).authorization()).isEqualTo(ACCOUNT_HEADER);
        assertThat(registry.requests().get(2).authorization()).isEqualTo("Bearer abc");
    }

    @Test
    void usesATokenUntilItExpires() throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"first\",\"expires_in\":300}")
                .answer(200)
                .answer(200)
                .answer(200, Map.of(), "{\"token\":\"second\",\"expires_in\":300}")
                .answer(200);
        AuthenticatingTransport transport = transport(Optional.empty());

        transport.send(request);
        transport.send(request);
        clock.advance(Duration.ofSeconds(296));
        transport.send(request);

        assertThat(registry.requests())
                .extracting(RegistryRequest::authorization)
                .containsExactly(null, null, "Bearer first", "Bearer first", null, "Bearer second");
    }

    /** A minute where the service does not say, or says less; never more than an hour. */
    @ParameterizedTest
    @CsvSource({"'', 60", "',\"expires_in\":10', 60", "',\"expires_in\":90', 90", "',\"expires_in\":86400', 3600"})
    void usesATokenForAsLongAsItMay(String said, int seconds) throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"first\"" + said + "}")
                .answer(200)
                .answer(200)
                .answer(200, Map.of(), "{\"token\":\"second\"}")
                .answer(200);
        AuthenticatingTransport transport = transport(Optional.empty());

        transport.send(request);
        // Given up a little early, so that it does not end on its way.
        clock.advance(Duration.ofSeconds(seconds - 6));
        transport.send(request);
        clock.advance(Duration.ofSeconds(1));
        transport.send(request);

        assertThat(registry.requests())
                .extracting(RegistryRequest::authorization)
                .containsExactly(null, null, "Bearer first", "Bearer first", null, "Bearer second");
    }

    @Test
    void fetchesAnotherTokenWhenOneIsRefusedBeforeItsTime() throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"first\"}")
                .answer(200)
                .answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"second\"}")
                .answer(200);
        AuthenticatingTransport transport = transport(Optional.empty());
        transport.send(request);

        RegistryResponse response = transport.send(request);

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void tellsThatNobodyGetsAToken() {
        registry.answer(401, challenge(BEARER), "").answer(401);

        assertThat(failure(Optional.empty()).kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void tellsThatTheTokenServiceDoesNotAcceptTheAccount() {
        registry.answer(401, challenge(BEARER), "").answer(401);

        assertThat(failure(Optional.of(ACCOUNT)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void tellsThatATokenDoesNotSuffice() {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"token\":\"abc\"}")
                .answer(401, challenge(BEARER), "");

        assertThat(failure(Optional.empty()).kind()).isEqualTo(Kind.DENIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"token\":\"\"}",
                "{\"token\":\"a\\r\\nb\"}",
                "{\"token\":{}}",
                "null"
            })
    void refusesATokenThatIsNone(String body) {
        registry.answer(401, challenge(BEARER), "").answer(200, Map.of(), body);

        assertThat(failure(Optional.empty())).hasMessageEndingWith("answered without a token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://auth.example/token",
                "file:///etc/passwd",
                "not a url",
                "https://u:p@auth.example/",
                "https://auth.example/#x"
            })
    void doesNotTakeAPasswordWhereItMustNotGo(String realm) {
        registry.answer(401, challenge("Bearer realm=\"" + realm + "\""), "");

        assertThat(failure(Optional.of(ACCOUNT))).hasMessageContaining("token service that cannot be used");
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void presentsAnIdentityTokenAsOAuthWants() throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(200, Map.of(), "{\"access_token\":\"abc\",\"expires_in\":300}")
                .answer(200);

        transport(Optional.of(IDENTITY)).send(request);

        RegistryRequest asked = registry.requests().get(1);
        assertThat(asked.method()).isEqualTo(RegistryRequest.Method.POST);
        assertThat(asked.uri()).hasToString("https://auth.example/token");
        assertThat(asked.authorization()).isNull();
        assertThat(asked.form())
                .isEqualTo("grant_type=refresh_token&refresh_token=an%2Fidentity%2Btoken&service=r+example"
                        + "&scope=repository%3Aacme%2Fapp%3Apull&client_id=imagestreams");
        assertThat(registry.requests().get(2).authorization()).isEqualTo("Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void postsThePasswordToAServiceThatTakesOAuthOnly(int status) throws Exception {
        registry.answer(401, challenge(BEARER), "")
                .answer(status)
                .answer(200, Map.of(), "{\"access_token\":\"abc\"}")
                .answer(200);

        transport(Optional.of(ACCOUNT)).send(request);

        assertThat(registry.requests().get(2).form())
                .startsWith("grant_type=password&username=ann&password=s3cret&service=");
        assertThat(registry.requests().get(3).authorization()).isEqualTo("Bearer abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void tellsThatAnIdentityTokenWasNotAccepted(int status) {
        registry.answer(401, challenge(BEARER), "").answer(status, Map.of(), "{\"error\":\"invalid_grant\"}");

        assertThat(failure(Optional.of(IDENTITY)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void hasNothingForABasicChallengeButAnIdentityToken() {
        registry.answer(401, challenge(BASIC), "");

        assertThat(failure(Optional.of(IDENTITY)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void neverPrintsAnIdentityToken() {
        RegistryRequest posted = new RegistryRequest(
                RegistryAddress.named("r.example"),
                RegistryRequest.Method.POST,
                request.uri(),
                null,
                null,
                null,
                1,
                false,
                "refresh_token=an/identity+token");

        assertThat(IDENTITY + " " + posted).doesNotContain("an/identity+token");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(ACCOUNT + " " + request.authorized(ACCOUNT_HEADER))
                .doesNotContain("s3cret")
                .doesNotContain(ACCOUNT_HEADER);
    }

    private RegistryException failure(Optional<Credentials> account) {
        AuthenticatingTransport transport = transport(account);
        return catchThrowableOfType(RegistryException.class, () -> transport.send(request));
    }

    private AuthenticatingTransport transport(Optional<Credentials> account) {
        Authorizer authorizer = new Authorizer(
                RegistryAddress.named("r.example"), false, account, registry, new RefreshTokens(), clock);
        return new AuthenticatingTransport(registry, authorizer, "acme/app");
    }

    private static Map<String, List<String>> challenge(String header) {
        return Map.of("www-authenticate", List.of(header));
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-02-01T12:00:00Z");

        private void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
