package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.ScriptedTransport;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens: which one is presented, to whom, and when a service's word about them counts. */
class TokenServiceTest {

    private static final Credentials IDENTITY = new Credentials("ann", "", "of-the-secret");
    private static final Credentials PASSWORD = new Credentials("ann", "s3cret");

    private final ScriptedTransport realm = new ScriptedTransport();
    private final RefreshTokens refreshTokens = new RefreshTokens();
    private final TokenService service = new TokenService(realm, refreshTokens, Clock.systemUTC());

    @Test
    void presentsTheNewestRefreshTokenAndNoneTwice() throws Exception {
        realm.answer(200, Map.of(), token("second"))
                .answer(200, Map.of(), token("third"))
                .answer(200, Map.of(), token(null));

        fetch(IDENTITY);
        fetch(IDENTITY);
        fetch(IDENTITY);

        assertThat(presented()).containsExactly("of-the-secret", "second", "third");
    }

    @Test
    void goesOnWithItInAnotherSession() throws Exception {
        realm.answer(200, Map.of(), token("second")).answer(200, Map.of(), token(null));
        fetch(IDENTITY);

        new TokenService(realm, refreshTokens, Clock.systemUTC())
                .fetch(question("r.example", "a"), Optional.of(IDENTITY));

        assertThat(presented()).containsExactly("of-the-secret", "second");
    }

    @Test
    void presentsARefreshTokenInThePlaceOfAPasswordUntilItIsRefused() throws Exception {
        realm.answer(405)
                .answer(200, Map.of(), token("first"))
                .answer(200, Map.of(), token(null))
                .answer(400)
                .answer(200, Map.of(), token(null));

        fetch(PASSWORD);
        fetch(PASSWORD);
        fetch(PASSWORD);

        assertThat(realm.requests().get(1).form()).startsWith("grant_type=password");
        assertThat(presented()).containsExactly("first", "first");
        assertThat(realm.requests().get(4).form()).startsWith("grant_type=password");
    }

    @Test
    void beginsWithTheSecretAgainOnlyAfterARefusalWasTold() throws Exception {
        realm.answer(200, Map.of(), token("second")).answer(400).answer(200, Map.of(), token(null));
        fetch(IDENTITY);

        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> fetch(IDENTITY));
        fetch(IDENTITY);

        assertThat(refusal.kind()).isEqualTo(Kind.BAD_CREDENTIALS);
        assertThat(presented()).containsExactly("of-the-secret", "second", "of-the-secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 503})
    void keepsItWhenTheServiceFailsForAnotherReason(int status) throws Exception {
        realm.answer(200, Map.of(), token("second")).answer(status).answer(200, Map.of(), token(null));
        fetch(IDENTITY);
        assertThatThrownBy(() -> fetch(IDENTITY)).isInstanceOf(RegistryException.class);

        fetch(IDENTITY);

        assertThat(presented()).containsExactly("of-the-secret", "second", "second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"abc\",\"refresh_token\":\"\"}",
                "{\"access_token\":\"abc\",\"refresh_token\":17}",
                "{\"access_token\":\"abc\",\"refresh_token\":{\"a\":\"b\"}}",
                "{\"access_token\":\"abc\",\"refresh_token\":\"line\\r\\nbreak\"}",
                "{\"refresh_token\":\"without-a-token\"}",
                "{\"access_token\":\"not a token\",\"refresh_token\":\"with-a-bad-one\"}",
                "no json"
            })
    void isNotPoisonedByAnEndpointThatLies(String answer) throws Exception {
        realm.answer(200, Map.of(), answer).answer(200, Map.of(), token(null));
        try {
            fetch(IDENTITY);
        } catch (RegistryException e) {
            assertThat(e.kind()).isEqualTo(Kind.UNUSABLE);
        }

        fetch(IDENTITY);

        assertThat(presented()).containsExactly("of-the-secret", "of-the-secret");
    }

    @Test
    void isNotPoisonedByOneThatIsTooLong() throws Exception {
        realm.answer(200, Map.of(), token("x".repeat(20_000))).answer(200, Map.of(), token(null));
        fetch(IDENTITY);

        fetch(IDENTITY);

        assertThat(presented()).containsExactly("of-the-secret", "of-the-secret");
    }

    @Test
    void takesNoneThatNobodyInParticularWasGiven() throws Exception {
        realm.answer(200, Map.of(), token("planted"))
                .answer(200, Map.of(), token("planted"))
                .answer(200, Map.of(), token(null));
        service.fetch(question("r.example", "a"), Optional.empty());
        fetch(PASSWORD);

        fetch(PASSWORD);

        assertThat(presented()).isEmpty();
    }

    @Test
    void givesItToNobodyButTheServiceAndTheAccountItIsOf() throws Exception {
        realm.answer(200, Map.of(), token("second"));
        fetch(IDENTITY);
        for (int i = 0; i < 3; i++) {
            realm.answer(200, Map.of(), token(null));
        }

        service.fetch(question("other.example", "a"), Optional.of(IDENTITY));
        service.fetch(question("r.example", "other"), Optional.of(IDENTITY));
        service.fetch(question("r.example", "a"), Optional.of(new Credentials("bob", "", "of-bob")));

        assertThat(presented()).containsExactly("of-the-secret", "of-the-secret", "of-the-secret", "of-bob");
    }

    @Test
    void neverPrintsIt() throws Exception {
        realm.answer(200, Map.of(), token("second"));
        fetch(IDENTITY);
        RefreshTokens.Holder holder = question("r.example", "a").holder(IDENTITY);

        assertThat(refreshTokens.of(holder).token()).contains("second");
        assertThat(refreshTokens.of(holder) + " " + holder + " " + realm.requests())
                .doesNotContain("second")
                .doesNotContain("of-the-secret");
    }

    private void fetch(Credentials account) throws RegistryException {
        service.fetch(question("r.example", "a"), Optional.of(account));
    }

    private static TokenQuestion question(String registry, String realm) {
        return new TokenQuestion(
                RegistryAddress.named(registry),
                false,
                new Challenge.Bearer("https://auth.example/" + realm, "r", null),
                "repository:app:pull");
    }

    private static String token(String refresh) {
        return refresh == null
                ? "{\"access_token\":\"abc\"}"
                : "{\"access_token\":\"abc\",\"refresh_token\":\"" + refresh + "\"}";
    }

    /** The refresh tokens that were presented, in order. */
    private List<String> presented() {
        return realm.requests().stream()
                .filter(request -> request.form() != null)
                .flatMap(request -> Arrays.stream(request.form().split("&")))
                .filter(member -> member.startsWith("refresh_token="))
                .map(member -> URLDecoder.decode(member.substring("refresh_token=".length()), StandardCharsets.UTF_8))
                .toList();
    }
}
