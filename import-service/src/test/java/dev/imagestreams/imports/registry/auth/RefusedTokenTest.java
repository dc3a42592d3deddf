package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.registry.transport.RedirectingTransport;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token services that give out nothing that can be used. */
class RefusedTokenTest extends AuthenticationTestBed {

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

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void tellsThatAnIdentityTokenWasNotAccepted(int status) {
        registry.answer(401, challenge(BEARER), "").answer(status, Map.of(), "{\"error\":\"invalid_grant\"}");

        assertThat(failure(Optional.of(IDENTITY)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
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

    @Test
    void refusesATokenThatFitsIntoNoHeader() {
        registry.answer(401, challenge(BEARER), "").answer(200, Map.of(), "{\"token\":\"" + "a".repeat(20_000) + "\"}");

        assertThat(failure(Optional.empty())).hasMessageEndingWith("answered without a token");
    }

    /** An object store, or whoever has its address now, gets no say in where the account goes. */
    @Test
    void takesNoPasswordWhereARedirectTargetWantsIt() {
        registry.answer(307, Map.of("Location", List.of("https://store.example/blob")), "")
                .answer(401, challenge("Bearer realm=\"https://evil.example/token\""), "");
        AuthenticatingTransport transport = new AuthenticatingTransport(
                new RedirectingTransport(registry), authorizer(Optional.of(ACCOUNT)), "acme/app");

        RegistryException refusal = catchThrowableOfType(RegistryException.class, () -> transport.send(request));

        assertThat(refusal.kind()).isEqualTo(Kind.DENIED);
        assertThat(registry.requests())
                .extracting(RegistryRequest::authorization)
                .containsOnlyNulls();
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
}
