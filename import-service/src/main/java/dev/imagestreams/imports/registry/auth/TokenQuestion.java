package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token service is asked for, and how that is put into requests.
 *
 * @param insecure whether the realm may be plain http, where a password can be read on the way
 */
record TokenQuestion(RegistryAddress registry, boolean insecure, Challenge.Bearer challenge, String scope) {

    private static final int MAX_BYTES = 256 * 1024;
    /** What the service may tell its administrators about who has been there. */
    private static final String CLIENT = "imagestreams";

    /** As the older specification has it. */
    RegistryRequest plain(Optional<Credentials> credentials) throws RegistryException {
        String account = credentials.map(Credentials::username).orElse(null);
        String query =
                parameter("service", challenge.service()) + parameter("scope", scope) + parameter("account", account);
        String realm = challenge.realm();
        String separator = realm.indexOf('?') < 0 ? "?" : "&";
        return new RegistryRequest(
                registry,
                RegistryRequest.Method.GET,
                address(realm + separator + query.substring(0, query.length() - 1)),
                "application/json",
                account,
                credentials.flatMap(Credentials::basic).orElse(null),
                MAX_BYTES,
                insecure);
    }

    /** By the account's password, as OAuth2 has it. */
    RegistryRequest withPassword(Credentials account) throws RegistryException {
        return posted(
                account,
                parameter("grant_type", "password")
                        + parameter("username", account.username())
                        + parameter("password", account.password()));
    }

    /** By what was given out in the place of a password. */
    RegistryRequest withToken(Credentials account, String refreshToken) throws RegistryException {
        return posted(account, parameter("grant_type", "refresh_token") + parameter("refresh_token", refreshToken));
    }

    /** Whose refresh token this is about. */
    RefreshTokens.Holder holder(Credentials account) {
        return new RefreshTokens.Holder(registry, challenge.realm(), challenge.service(), insecure, account);
    }

    private RegistryRequest posted(Credentials account, String grant) throws RegistryException {
        String form = grant
                + parameter("service", challenge.service())
                + parameter("scope", scope)
                + parameter("client_id", CLIENT);
        return new RegistryRequest(
                registry,
                RegistryRequest.Method.POST,
                address(challenge.realm()),
                "application/json",
                account.username(),
                null,
                MAX_BYTES,
                insecure,
                form.substring(0, form.length() - 1));
    }

    private URI address(String text) throws RegistryException {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || insecure && "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: both are a realm we cannot use.
        }
        throw RegistryException.unusable("the registry names a token service that cannot be used");
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8) + '&';
    }
}
