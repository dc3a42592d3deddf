package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens: what is asked for, of whom, and for how long they are used. */
class BearerTokenTest extends AuthenticationTestBed {

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

    /** Users name repositories, and who runs a registry the length of tokens. */
    @Test
    void remembersTokensOfSoManyRepositoriesAndNoMore() throws Exception {
        Authorizer authorizer = authorizer(Optional.empty());
        authorizer.learn(ChallengeParser.parse(List.of(BEARER)));
        for (int i = 0; i <= 100; i++) {
            registry.answer(200, Map.of(), "{\"token\":\"t" + i + "\"}");
            authorizer.authorization("repository:a/" + i + ":pull");
        }
        registry.answer(200, Map.of(), "{\"token\":\"again\"}");

        assertThat(authorizer.authorization("repository:a/100:pull")).contains("Bearer t100");
        assertThat(authorizer.authorization("repository:a/0:pull")).contains("Bearer again");
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
}
