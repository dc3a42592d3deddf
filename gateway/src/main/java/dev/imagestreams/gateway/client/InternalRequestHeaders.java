package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.InternalHeaders;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Says to the services that the gateway is asking, and on whose behalf. */
@ApplicationScoped
public class InternalRequestHeaders implements ClientHeadersFactory {

    private static final String USER = "internal";
    private static final String OURSELVES = "system:imagestreams:gateway";

    private final String authorization;
    private final SecurityIdentity identity;

    InternalRequestHeaders(InternalConfig config, SecurityIdentity identity) {
        byte[] credentials = (USER + ':' + config.password()).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        this.identity = identity;
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
        return headers;
    }
}
