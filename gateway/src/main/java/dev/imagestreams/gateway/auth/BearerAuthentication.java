package dev.imagestreams.gateway.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens to users, for everything the server serves. A token that is not known is refused even where none is
 * needed; whoever is refused gets Kubernetes' {@code Unauthorized}.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {

    static final String USER = "imagestreams.user";

    /** Its callers are no users: what they prove themselves by, often in the same header, is checked there. */
    private static final String HOOKS = "/hooks/";

    private static final String SCHEME = "Bearer ";
    private static final String UNAUTHORIZED = unauthorized();

    private final Tokens tokens;

    BearerAuthentication(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || context.normalizedPath().startsWith(HOOKS)) {
            return Uni.createFrom().nullItem();
        }
        return token(header) == null
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom()
                        .optional(tokens.find(token(header)).map(BearerAuthentication::identity))
                        .onItem()
                        .ifNull()
                        .failWith(AuthenticationFailedException::new);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        HttpServerResponse response = context.response()
                .setStatusCode(HttpResponseStatus.UNAUTHORIZED.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        // The answer to HEAD has no body; over HTTP/2 clients close the connection when there is one.
        boolean bodiless = context.request().method().equals(HttpMethod.HEAD);
        return Uni.createFrom().completionStage(() -> (bodiless ? response.end() : response.end(UNAUTHORIZED))
                .map(true)
                .toCompletionStage());
    }

    private static @Nullable String token(String header) {
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? header.substring(SCHEME.length()).trim() : "";
        return token.isEmpty() ? null : token;
    }

    private static SecurityIdentity identity(User user) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user.name()))
                .addRoles(user.groups())
                .addAttribute(USER, user)
                .build();
    }

    private static String unauthorized() {
        try {
            return KubernetesJson.mapper().writeValueAsString(Statuses.plain(ErrorCode.UNAUTHORIZED, "Unauthorized"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every status can be written", e);
        }
    }
}
