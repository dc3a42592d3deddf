package dev.imagestreams.imports.registry.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a registry did not give what was asked for. Checked, because a registry that fails is an expected case everywhere
 * it is spoken to. The message is fit for users: no credentials, no tokens, no query strings.
 */
public final class RegistryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The failures that are told apart, because a user or a retry treats them differently. */
    public enum Kind {
        /** No such repository, manifest or blob. */
        NOT_FOUND(false),
        /** The registry knows who asks (or that nobody does), and refuses. */
        DENIED(false),
        /** The registry wants basic authentication, and there is no account for it. */
        NO_CREDENTIALS(false),
        /** An account was presented and not accepted. */
        BAD_CREDENTIALS(false),
        /** The address is one that must not be contacted. */
        BLOCKED(false),
        /** The operator lets nobody import from the registry. */
        RULED_OUT(false),
        /** TLS was spoken to a port that speaks plain http. */
        HTTP_ONLY(false),
        /** No trust: certificate, host name or protocol. */
        TLS(false),
        /** No address, no connection, or a connection that broke. */
        UNREACHABLE(true),
        TIMEOUT(true),
        RATE_LIMITED(true),
        /** The registry says that it is broken or busy. */
        UNAVAILABLE(true),
        /** The answer makes no sense: unexpected status, too long, malformed, or not what its digest says. */
        UNUSABLE(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public RegistryException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public RegistryException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static RegistryException unusable(String message) {
        return new RegistryException(Kind.UNUSABLE, message);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean passing() {
        return kind.passing;
    }

    /** Whether no HTTP answer was received at all, so that another scheme may be tried. */
    public boolean beforeHttp() {
        return switch (kind) {
            case HTTP_ONLY, TLS, UNREACHABLE, TIMEOUT -> true;
            default -> false;
        };
    }

    /** How long the registry asked to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
