package dev.imagestreams.gateway.auth;

import java.util.Optional;

/** Whose project is whose. */
@FunctionalInterface
public interface Membership {

    /** The user who requested the project; empty when there is no such project. */
    Optional<String> ownerOf(String project);

    default boolean owns(String user, String project) {
        return ownerOf(project).filter(user::equals).isPresent();
    }
}
