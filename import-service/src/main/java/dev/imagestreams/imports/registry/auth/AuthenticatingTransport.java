package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import java.util.List;
import java.util.Optional;

/**
 * Puts an authorization on requests for one repository: at once when the registry is known to want one, else after its
 * challenge. A second refusal is final.
 */
public final class AuthenticatingTransport implements RegistryTransport {

    private static final int UNAUTHORIZED = 401;

    private final RegistryTransport next;
    private final Authorizer authorizer;
    private final String scope;

    /** @param repository path of the repository in its registry */
    public AuthenticatingTransport(RegistryTransport next, Authorizer authorizer, String repository) {
        this.next = next;
        this.authorizer = authorizer;
        this.scope = "repository:" + repository + ":pull";
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        Optional<String> authorization = authorizer.authorization(scope);
        RegistryResponse response = next.send(request.authorized(authorization.orElse(null)));
        if (response.status() != UNAUTHORIZED) {
            return response;
        }
        List<Challenge> challenges = ChallengeParser.parse(response.header("WWW-Authenticate"));
        authorizer.learn(challenges);
        authorizer.forget(scope);
        Optional<String> renewed = authorizer.authorization(scope);
        if (renewed.isEmpty() || renewed.equals(authorization)) {
            throw authorizer.refused(response);
        }
        RegistryResponse second = next.send(request.authorized(renewed.get()));
        if (second.status() == UNAUTHORIZED) {
            throw authorizer.refused(second);
        }
        return second;
    }
}
