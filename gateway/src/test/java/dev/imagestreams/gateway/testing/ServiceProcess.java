package dev.imagestreams.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of the services, from the package that its module built; it ends with this process. */
final class ServiceProcess {

    private static final long PATIENCE_MILLIS = 90_000;

    private final String url;
    private final Path log;
    private final Process process;

    private ServiceProcess(String url, Path log, Process process) {
        this.url = url;
        this.log = log;
        this.process = process;
    }

    /** @throws IllegalStateException if the module has not been built */
    static ServiceProcess start(String module, int port, Map<String, String> environment) throws IOException {
        Path jar = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("These tests run against the real services, and " + module
                    + " is not built: mvn -pl " + module + " -am package -DskipTests");
        }
        Path log = Files.createDirectories(Path.of("target", "services")).resolve(module + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ServiceProcess("http://127.0.0.1:" + port, log, process);
    }

    long pid() {
        return process.pid();
    }

    /** Returns its address. */
    String awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try {
                if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return url;
                }
            } catch (IOException notYet) {
                // It is not listening yet.
            }
            if (!process.isAlive() || System.currentTimeMillis() > deadline) {
                List<String> lines = Files.readAllLines(log);
                throw new IllegalStateException("a service does not start; the end of " + log + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
            Thread.sleep(100);
        }
    }
}
