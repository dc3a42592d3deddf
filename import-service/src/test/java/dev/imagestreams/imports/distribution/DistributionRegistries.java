package dev.imagestreams.imports.distribution;

import dev.imagestreams.embedded.registry.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One registry of each kind of authentication, started when first asked for and shared by all tests of this process. */
final class DistributionRegistries {

    /** Whom those know that ask. */
    static final Credentials BOB = new Credentials("bob", "hunter2");

    /** Anybody may pull what is below this from the one with tokens. */
    static final String PUBLIC = "public/";

    private static @Nullable DistributionRegistry open;
    private static @Nullable DistributionRegistry basic;
    private static @Nullable DistributionRegistry tokens;
    private static @Nullable TokenServer tokenServer;

    private DistributionRegistries() {}

    /** For everybody. */
    static synchronized DistributionRegistry open() throws IOException {
        if (open == null) {
            Programs.require("docker-registry", "skopeo");
            open = DistributionRegistry.start(directory("open"), "", null);
        }
        return open;
    }

    /** For {@link #BOB} only, who shows his password with every request. */
    static synchronized DistributionRegistry basic() throws IOException, InterruptedException {
        if (basic == null) {
            Programs.require("docker-registry", "skopeo", "htpasswd");
            Path directory = directory("basic");
            Path file = directory.resolve("htpasswd");
            Programs.run(List.of("htpasswd", "-cbB", "-C", "4", file.toString(), BOB.user(), BOB.password()));
            basic = DistributionRegistry.start(
                    directory, "auth: {htpasswd: {realm: registry, path: %s}}".formatted(file), BOB);
        }
        return basic;
    }

    /** For who has a token of {@link #tokenServer()}. */
    static synchronized DistributionRegistry tokens() throws Exception {
        if (tokens == null) {
            Programs.require("docker-registry", "skopeo");
            Path directory = directory("tokens");
            TokenServer server = TokenServer.start(directory, BOB, PUBLIC);
            tokens = DistributionRegistry.start(directory, server.auth(), BOB);
            tokenServer = server;
        }
        return tokens;
    }

    static synchronized TokenServer tokenServer() throws Exception {
        tokens();
        if (tokenServer == null) {
            throw new IllegalStateException("the registry was started without its token server");
        }
        return tokenServer;
    }

    private static Path directory(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "distribution")), name)
                .toAbsolutePath();
    }
}
