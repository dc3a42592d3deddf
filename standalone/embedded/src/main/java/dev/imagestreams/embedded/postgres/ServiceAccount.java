package dev.imagestreams.embedded.postgres;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A service's way into the database.
 *
 * @param name of the role, and of the schema it owns
 */
public record ServiceAccount(String name, String password) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,62}");

    public ServiceAccount {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name for a role");
        }
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return "ServiceAccount[name=" + name + ", password=hidden]";
    }
}
