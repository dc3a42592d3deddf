package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passwords that are sent along, and what a refusal means. */
class AuthenticatingTransportTest extends AuthenticationTestBed {

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
    void hasNothingForABasicChallengeButAnIdentityToken() {
        registry.answer(401, challenge(BASIC), "");

        assertThat(failure(Optional.of(IDENTITY)).kind()).isEqualTo(Kind.BAD_CREDENTIALS);
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(ACCOUNT + " " + request.authorized(ACCOUNT_HEADER))
                .doesNotContain("s3cret")
                .doesNotContain(ACCOUNT_HEADER);
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
}
