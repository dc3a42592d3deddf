package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.LauncherException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs are: this Java, this class path, and the built services below the project's folder. */
public final class Installation {

    private final Path home;

    /** @param home the project's top folder */
    public Installation(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    public Path home() {
        return home;
    }

    Path serviceJar(String service) {
        Path jar = home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LauncherException(
                    service + " is not built: run \"mvn package -DskipTests\" in " + home + " and try again.");
        }
        return jar;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
