package dev.imagestreams.gateway.hook.proof;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * An OIDC token of Google for the configured service account and audience, as Pub/Sub sends it with every push. Google's
 * keys are fetched when one is met that is not known, at most every ten seconds, and kept over an outage.
 */
public final class GoogleToken implements Proof {

    private static final String SCHEME = "Bearer ";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final long BETWEEN_REFRESHES_MILLIS = 10_000;
    private static final long KEPT_OVER_OUTAGE_SECONDS = 24 * 60 * 60;
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final VerificationKeyResolver keys;

    /** @param address where the keys are published */
    public GoogleToken(URI address) {
        Get http = new Get();
        http.setConnectTimeout(TIMEOUT_MILLIS);
        http.setReadTimeout(TIMEOUT_MILLIS);
        http.setRetries(0);
        HttpsJwks published = new HttpsJwks(address.toString());
        published.setSimpleHttpGet(http);
        published.setRefreshReprieveThreshold(BETWEEN_REFRESHES_MILLIS);
        published.setRetainCacheOnErrorDuration(KEPT_OVER_OUTAGE_SECONDS);
        this.keys = new HttpsJwksVerificationKeyResolver(published);
    }

    @Override
    public boolean isGivenBy(HookRequest request, Trust trust) {
        return request.header("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> isValid(value.substring(SCHEME.length()), trust))
                .orElse(false);
    }

    private boolean isValid(String token, Trust trust) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuers(true, "https://accounts.google.com", "accounts.google.com")
                .setExpectedAudience(trust.audience())
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return Boolean.TRUE.equals(claims.getClaimValue("email_verified"))
                    && String.valueOf(trust.serviceAccount()).equals(claims.getClaimValue("email"));
        } catch (InvalidJwtException e) {
            if (keysAreAway(e)) {
                throw new ImageStreamException(
                        ErrorCode.UNAVAILABLE, "the keys of the sender cannot be fetched now", List.of(), e);
            }
            return false;
        }
    }

    private static boolean keysAreAway(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
