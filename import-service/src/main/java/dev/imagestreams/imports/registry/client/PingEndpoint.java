package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.auth.Challenge;
import dev.imagestreams.imports.registry.auth.ChallengeParser;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v2/}: is there a registry, and how does it want to be authenticated to? */
final class PingEndpoint {

    private static final String VERSION_HEADER = "Docker-Distribution-API-Version";
    private static final int MAX_BYTES = 64 * 1024;

    private final RegistryTransport transport;
    private final StatusErrors errors;

    PingEndpoint(RegistryTransport transport, StatusErrors errors) {
        this.transport = transport;
        this.errors = errors;
    }

    /**
     * @param account user name of the account that will be used; null for none
     * @return the registry's challenges; none from one that lets everybody in
     */
    List<Challenge> ping(RegistryAddress registry, URI base, @Nullable String account, boolean insecure)
            throws RegistryException {
        RegistryRequest request = new RegistryRequest(
                registry, RegistryRequest.Method.GET, base.resolve("/v2/"), null, account, null, MAX_BYTES, insecure);
        RegistryResponse response = transport.send(request);
        if (response.status() == 429 || response.status() >= 500) {
            throw errors.of(request, response);
        }
        if (!speaksVersion2(response)) {
            throw RegistryException.unusable("endpoint \"" + base + "\" does not support v2 API (got "
                    + HttpResponseStatus.valueOf(response.status()) + ")");
        }
        return ChallengeParser.parse(response.header("WWW-Authenticate"));
    }

    private static boolean speaksVersion2(RegistryResponse response) {
        int status = response.status();
        boolean named = response.header(VERSION_HEADER).stream().anyMatch(value -> value.contains("registry/2."));
        return named || status / 100 == 2 || status == 401 || status == 403;
    }
}
