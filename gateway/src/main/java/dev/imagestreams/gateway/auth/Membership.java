package dev.imagestreams.gateway.auth;

/** Whose project is whose. */
@FunctionalInterface
public interface Membership {

    /** Whether the project exists and this user requested it. */
    boolean owns(String user, String project);
}
