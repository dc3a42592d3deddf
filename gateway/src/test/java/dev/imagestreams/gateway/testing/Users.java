package dev.imagestreams.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The users of the tests: two who own what they request, and one who may everything. */
public class Users implements QuarkusTestResourceLifecycleManager {

    public static final String ANNA = "anna-token";
    public static final String ALICE = "alice-token";
    public static final String ADMIN = "admin-token";

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("tokens", ".csv");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    """
                    anna-token,anna,17
                    alice-token,alice,18
                    admin-token,admin,1,"system:masters"
                    """);
            return Map.of("imagestreams.token.file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The file goes with the process.
    }
}
