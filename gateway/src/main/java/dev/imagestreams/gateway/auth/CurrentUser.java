package dev.imagestreams.gateway.auth;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The user of this request. */
@RequestScoped
public class CurrentUser {

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws IllegalStateException if nobody is logged in: only public paths are served to nobody */
    public User get() {
        return find().orElseThrow(() -> new IllegalStateException("a request without a user reached a private path"));
    }

    Optional<User> find() {
        return Optional.ofNullable(identity.getAttribute(BearerAuthentication.USER));
    }
}
