package dev.imagestreams.gateway.hook.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens signed with keys that a web server publishes, as Google's does. */
class GoogleTokenTest {

    private static final String ACCOUNT = "push@project.iam.example";
    private static final String AUDIENCE = "https://streams.example/hooks/v1/google";
    private static final Trust TRUST = new Trust(new Secrets(List.of()), "Authorization", AUDIENCE, ACCOUNT);

    private static RsaJsonWebKey key;
    private static HttpServer publisher;
    private static GoogleToken proof;

    @BeforeAll
    static void publish() throws Exception {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("k1");
        byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext("/certs", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        publisher.start();
        proof = new GoogleToken(at(publisher.getAddress().getPort()));
    }

    @AfterAll
    static void stop() {
        publisher.stop(0);
    }

    @Test
    void takesATokenOfTheAccountForTheAudience() throws Exception {
        assertThat(holds(token(key, claims -> {}))).isTrue();
    }

    @Test
    void refusesTokensOfOthersForOthersAndOfYesterday() throws Exception {
        assertThat(holds(token(key, claims -> claims.setAudience("https://elsewhere.example"))))
                .isFalse();
        assertThat(holds(token(key, claims -> claims.setIssuer("https://issuer.example"))))
                .isFalse();
        assertThat(holds(token(key, claims -> claims.setClaim("email", "somebody@else.example"))))
                .isFalse();
        assertThat(holds(token(key, claims -> claims.setClaim("email_verified", false))))
                .isFalse();
        assertThat(holds(token(key, claims -> claims.setExpirationTimeMinutesInTheFuture(-5))))
                .isFalse();
        assertThat(holds(token(key, claims -> claims.unsetClaim("exp")))).isFalse();
    }

    @Test
    void refusesTokensThatAreNotSignedWithAPublishedKey() throws Exception {
        RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
        own.setKeyId("k1");
        assertThat(holds(token(own, claims -> {}))).isFalse();
        own.setKeyId("k2");
        assertThat(holds(token(own, claims -> {}))).isFalse();
        // Header {"alg":"none"}, no signature.
        assertThat(holds("eyJhbGciOiJub25lIn0.eyJlbWFpbCI6InB1c2gifQ.")).isFalse();
        assertThat(holds("no token")).isFalse();
        assertThat(proof.isGivenBy(new HookRequest(Map.of(), new byte[0], null), TRUST))
                .isFalse();
    }

    @Test
    void saysWhenTheKeysAreAwayRatherThanRefusing() throws Exception {
        GoogleToken lost = new GoogleToken(at(1));
        String token = token(key, claims -> {});

        assertThatThrownBy(() -> lost.isGivenBy(bearer(token), TRUST))
                .isInstanceOfSatisfying(ImageStreamException.class, away -> assertThat(away.code())
                        .isEqualTo(ErrorCode.UNAVAILABLE));
    }

    private static boolean holds(String token) {
        return proof.isGivenBy(bearer(token), TRUST);
    }

    private static HookRequest bearer(String token) {
        return new HookRequest(Map.of("Authorization", "Bearer " + token), new byte[0], null);
    }

    private static String token(RsaJsonWebKey signer, Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://accounts.google.com");
        claims.setAudience(AUDIENCE);
        claims.setClaim("email", ACCOUNT);
        claims.setClaim("email_verified", true);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(signer.getPrivateKey());
        signature.setKeyIdHeaderValue(signer.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port + "/certs");
    }
}
