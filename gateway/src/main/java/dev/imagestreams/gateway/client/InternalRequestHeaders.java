package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.stream.Verb;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * Says to the services that the gateway is asking, on whose behalf, and what that user does: the verb of the request that
 * is being answered, and the changes because of which it does it, if it names them. Outside of a request the gateway asks for
 * itself.
 */
@ApplicationScoped
public class InternalRequestHeaders implements ClientHeadersFactory {

    private static final String USER = "internal";
    private static final String OURSELVES = "system:imagestreams:gateway";

    private static final Map<HttpMethod, Verb> VERBS = Map.of(
            HttpMethod.POST, Verb.CREATE,
            HttpMethod.PUT, Verb.UPDATE,
            HttpMethod.PATCH, Verb.PATCH,
            HttpMethod.DELETE, Verb.DELETE);

    private final String authorization;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    InternalRequestHeaders(InternalConfig config, SecurityIdentity identity, CurrentVertxRequest request) {
        byte[] credentials = (USER + ':' + config.password()).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        this.identity = identity;
        this.request = request;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.AUTHORIZATION, authorization);
        // Nobody asks when the gateway itself does.
        String actor =
                identity.isAnonymous() ? OURSELVES : identity.getPrincipal().getName();
        headers.putSingle(InternalHeaders.ACTOR, actor);
        verb().ifPresent(verb ->
                headers.putSingle(InternalHeaders.VERB, verb.name().toLowerCase(Locale.ROOT)));
        asked().map(http -> http.getHeader(CauseChain.HEADER))
                .ifPresent(causes -> headers.putSingle(CauseChain.HEADER, causes));
        return headers;
    }

    /** Empty for a request that changes nothing, and outside of requests. */
    private Optional<Verb> verb() {
        return asked().map(http -> VERBS.get(http.method()));
    }

    /** The request that is being answered. */
    private Optional<HttpServerRequest> asked() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(request.getCurrent()).map(RoutingContext::request)
                : Optional.empty();
    }
}
