package dev.imagestreams.gateway.auth;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who has proven who they are. */
public record User(String name, String uid, Set<String> groups) {

    /** Members may do everything. */
    public static final String MASTERS = "system:masters";

    /** Everybody who has proven who they are is a member. */
    public static final String AUTHENTICATED = "system:authenticated";

    public User {
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        Set<String> all = new TreeSet<>(groups);
        all.add(AUTHENTICATED);
        groups = Set.copyOf(all);
    }

    public boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
