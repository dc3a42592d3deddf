package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.transport.ErrorBody;
import dev.imagestreams.imports.registry.transport.RateLimit;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

/**
 * What an error status of the distribution API means. The codes of an OCI error body ({@code errors[].code}) refine the
 * status, because registries behind proxies answer some of them with a status of the proxy's choice.
 */
final class StatusErrors {

    private static final int MAX_DETAIL = 200;

    private final Clock clock;

    StatusErrors(Clock clock) {
        this.clock = clock;
    }

    RegistryException of(RegistryRequest request, RegistryResponse response) {
        ErrorBody error = error(response);
        String message = request + ": " + response.status() + detail(error.code(), error.message());
        return new RegistryException(
                kind(response.status(), error.code()),
                message,
                RateLimit.patience(request, response, clock.instant()).orElse(null),
                null);
    }

    /** Proxies refuse without a code; people look for the same words, whoever says it. */
    private static ErrorBody error(RegistryResponse response) {
        ErrorBody error = ErrorBody.of(response);
        return response.status() == 429 && error.code().isEmpty()
                ? new ErrorBody("TOOMANYREQUESTS", plainText(response))
                : error;
    }

    private static String plainText(RegistryResponse response) {
        boolean plain = response.firstHeader("Content-Type")
                .filter(type -> type.startsWith("text/plain"))
                .isPresent();
        int length = Math.min(response.body().length, MAX_DETAIL);
        return plain ? new String(response.body(), 0, length, StandardCharsets.UTF_8).strip() : "too many requests";
    }

    private static Kind kind(int status, String code) {
        return switch (code) {
            case "MANIFEST_UNKNOWN", "NAME_UNKNOWN", "BLOB_UNKNOWN" -> Kind.NOT_FOUND;
            case "UNAUTHORIZED", "DENIED" -> Kind.DENIED;
            case "TOOMANYREQUESTS" -> Kind.RATE_LIMITED;
            case "UNAVAILABLE" -> Kind.UNAVAILABLE;
            default -> kind(status);
        };
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.DENIED;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.RATE_LIMITED;
            case 500, 502, 503, 504 -> Kind.UNAVAILABLE;
            default -> Kind.UNUSABLE;
        };
    }

    /** Words of the other side: printable and short before they reach a log or a user. */
    private static String detail(String code, String message) {
        String joined = (code.toLowerCase(Locale.ROOT) + ": " + message).replaceAll("[^\\x20-\\x7e]", "?");
        if (code.isEmpty() && message.isEmpty()) {
            return "";
        }
        return ' ' + (joined.length() <= MAX_DETAIL ? joined : joined.substring(0, MAX_DETAIL) + "…");
    }
}
