package dev.imagestreams.embedded.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may use a registry that asks. */
public record Credentials(String user, String password) {

    /** As the value of an {@code Authorization} header. */
    public String basic() {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=hidden]";
    }
}
