package dev.imagestreams.launcher.compose;

import static dev.imagestreams.launcher.configuration.ServiceConfiguration.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.imagestreams.launcher.configuration.ServiceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DockerfileTest {

    static final List<String> SERVICES = ServiceConfiguration.SERVICES;

    /** Read by the JVM's launcher, not by the service. */
    static final String JVM = "JDK_JAVA_OPTIONS";

    /** What {@code quarkus-app} consists of, from what changes least to what changes with every commit. */
    private static final List<String> LAYERS = List.of("lib/ lib/", "*.jar ./", "quarkus/ quarkus/", "app/ app/");

    /** For people; nothing reads it at run time. */
    private static final String LIST = "quarkus-app-dependencies.txt";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theLayersAreThoseOfTheFastJarTheRarestChangedFirst(String service) throws IOException {
        assertThat(read(service).all("COPY")).isEqualTo(LAYERS);
    }

    /** Of the services that are packaged: where only tests were asked for, none is. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void nothingOfTheFastJarIsLeftOut(String service) throws IOException {
        Path layout = ROOT.resolve(service).resolve("target/quarkus-app");
        assumeThat(layout).isDirectory();

        try (Stream<Path> entries = Files.list(layout)) {
            assertThat(entries.map(DockerfileTest::layer))
                    .containsExactlyInAnyOrder("lib/ lib/", "*.jar ./", "quarkus/ quarkus/", "app/ app/", LIST);
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theServiceListensWhereTheImageSaysItDoes(String service) throws IOException {
        Dockerfile image = read(service);
        boolean tls = service.equals("gateway");
        String portKey = tls ? "quarkus.http.ssl-port" : "quarkus.http.port";
        String variable = tls ? "QUARKUS_HTTP_SSL_PORT" : "QUARKUS_HTTP_PORT";
        String port = ServiceConfiguration.of(service).decided(portKey);

        assertThat(image.environment()).containsEntry(variable, port).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
        assertThat(image.only("EXPOSE")).isEqualTo(port);
        assertThat(image.only("HEALTHCHECK"))
                .contains((tls ? "https" : "http") + "://127.0.0.1:${" + variable + "}/q/health/ready");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theServiceRunsAsNobodyInParticularWithTheHeapItIsLimitedFor(String service) throws IOException {
        Dockerfile image = read(service);

        assertThat(image.only("USER")).isEqualTo("10001:10001");
        assertThat(image.only("FROM")).matches("eclipse-temurin:(17|21)\\.[0-9._]+-jre-[a-z]+");
        assertThat(image.environment()).containsKey(JVM);
        assertThat(image.environment().get(JVM)).contains("-Xmx192m", "-XX:+UseSerialGC");
        assertThat(image.only("ENTRYPOINT")).isEqualTo("[\"java\", \"-jar\", \"quarkus-run.jar\"]");
    }

    @Test
    void noTwoServicesShareAPort() throws IOException {
        Set<String> ports = new HashSet<>();
        for (String service : SERVICES) {
            assertThat(ports.add(read(service).only("EXPOSE"))).as(service).isTrue();
        }
    }

    /** The line that copies an entry of the fast-jar. */
    private static String layer(Path entry) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
            return name + "/ " + name + '/';
        }
        return name.endsWith(".jar") ? "*.jar ./" : name;
    }

    private static Dockerfile read(String service) throws IOException {
        return Dockerfile.read(ROOT.resolve(service).resolve("Dockerfile"));
    }
}
