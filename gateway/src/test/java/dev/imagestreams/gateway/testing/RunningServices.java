package dev.imagestreams.gateway.testing;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.RegistryServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The services behind the gateway, as they were built, and a registry; all over the broker and the database of this test
 * run. They are started once per run, however often Quarkus restarts, and stopped with it.
 */
public class RunningServices implements QuarkusTestResourceLifecycleManager {

    /** What the gateway of the tests calls the integrated registry. Nothing listens there. */
    public static final String INTERNAL_REGISTRY = "registry.internal:5000";

    private static final String PASSWORD = "between-services";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String LOOPBACK = "127.0.0.0/8";
    private static final String TAGS = "imagestreams.test.tags";
    private static final String IMPORTS = "imagestreams.test.imports";
    private static final String IMPORTS_PROCESS = "imagestreams.test.imports.pid";
    private static final String TRIGGERS = "imagestreams.test.triggers";
    private static final String COLLECTOR = "imagestreams.test.collector";
    private static final String REGISTRY = "imagestreams.test.registry";

    /** {@code host:port} of the registry that images are imported from; plain http. */
    public static String registry() {
        return System.getProperty(REGISTRY);
    }

    /** The services, the gateway among them, that have exported spans of a trace. */
    public static List<String> tracedBy(String trace) throws Exception {
        return TraceCollector.services(System.getProperty(COLLECTOR), trace);
    }

    /** Ends import-service as the kernel does it: nothing is finished, nothing is told. */
    public static void killImports() {
        ProcessHandle.of(Long.getLong(IMPORTS_PROCESS)).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Starts it again where it was, and waits for it. */
    public static void startImports() throws IOException, InterruptedException {
        startImports(URI.create(System.getProperty(IMPORTS)).getPort()).awaitReady();
    }

    /** Requests of import-service's internal API. */
    public static RequestSpecification imports() {
        return RestAssured.given()
                .baseUri(System.getProperty(IMPORTS))
                .port(URI.create(System.getProperty(IMPORTS)).getPort())
                .auth()
                .preemptive()
                .basic("internal", PASSWORD)
                .contentType(ContentType.JSON);
    }

    @Override
    public Map<String, String> start() {
        // System properties, because Quarkus loads this class anew for each of its restarts.
        if (registry() == null) {
            startAll();
        }
        Map<String, String> settings = new TreeMap<>(Map.of(
                "imagestreams.services.tags-url", System.getProperty(TAGS),
                "imagestreams.services.imports-url", System.getProperty(IMPORTS),
                "imagestreams.services.triggers-url", System.getProperty(TRIGGERS),
                "imagestreams.internal.password", PASSWORD,
                "imagestreams.registry.internal-host", INTERNAL_REGISTRY));
        settings.putAll(tracing());
        return settings;
    }

    private static Map<String, String> tracing() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.exporter.otlp.endpoint", System.getProperty(COLLECTOR),
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.bsp.schedule.delay", "200ms");
    }

    @Override
    public void stop() {
        // They stay for the next restart, and go with the process.
    }

    private static void startAll() {
        try {
            System.setProperty(COLLECTOR, TraceCollector.start());
            ServiceProcess tags =
                    start("tag-service", "tags", Map.of("IMAGESTREAMS_TAGS_INTERNAL_REGISTRY", INTERNAL_REGISTRY));
            ServiceProcess imports = startImports(Loopback.freePort());
            ServiceProcess triggers = start(
                    "trigger-service",
                    "triggers",
                    Map.of(
                            "IMAGESTREAMS_SECRETS_KEY", KEY,
                            "IMAGESTREAMS_PUBLIC_URL", "https://127.0.0.1",
                            "IMAGESTREAMS_WEBHOOK_ALLOWED_NETWORKS", LOOPBACK));
            System.setProperty(TAGS, tags.awaitReady());
            System.setProperty(IMPORTS, imports.awaitReady());
            System.setProperty(TRIGGERS, triggers.awaitReady());
            System.setProperty(REGISTRY, RegistryServer.start().address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the services were starting", e);
        }
    }

    /** A look that a dead process had begun is taken over after twice its time limit. */
    private static ServiceProcess startImports(int port) throws IOException {
        ServiceProcess imports = start(
                "import-service",
                "imports",
                Map.of(
                        "IMAGESTREAMS_REGISTRY_ALLOWED_NETWORKS", LOOPBACK,
                        "IMAGESTREAMS_IMPORT_SCHEDULE_TIME_LIMIT", "PT4S",
                        "IMAGESTREAMS_IMPORT_SECRETS_KEY", KEY),
                port);
        System.setProperty(IMPORTS_PROCESS, Long.toString(imports.pid()));
        return imports;
    }

    private static ServiceProcess start(String module, String role, Map<String, String> settings) throws IOException {
        return start(module, role, settings, Loopback.freePort());
    }

    private static ServiceProcess start(String module, String role, Map<String, String> settings, int port)
            throws IOException {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", System.getProperty("imagestreams.test.database"));
        environment.put("QUARKUS_DATASOURCE_USERNAME", role);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", role);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", System.getProperty("imagestreams.test.kafka"));
        environment.put("IMAGESTREAMS_INTERNAL_PASSWORD", PASSWORD);
        tracing().forEach((key, value) -> environment.put(key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return ServiceProcess.start(module, port, environment);
    }
}
