package dev.imagestreams.launcher.stack;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.postgres.ServiceDatabase;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.data.Ports;
import dev.imagestreams.launcher.data.Secrets;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The settings each service needs on one machine: the same variables a deployment elsewhere would set. */
final class ServiceEnvironment {

    /** Registries and webhooks of a laptop are on the laptop. Elsewhere nothing inside may be called. */
    private static final String LOOPBACK = "127.0.0.0/8,::1/128";

    private final DataFolder folder;
    private final Secrets secrets;
    private final Ports ports;

    ServiceEnvironment(DataFolder folder, Secrets secrets, Ports ports) {
        this.folder = folder;
        this.secrets = secrets;
        this.ports = ports;
    }

    Map<String, String> of(Service service) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_HOST", Loopback.HOST);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", databaseUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", service.role());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.database(service.role()));
        settings.put("IMAGESTREAMS_INTERNAL_PASSWORD", secrets.internalPassword());
        settings.putAll(
                switch (service) {
                    case GATEWAY -> gateway();
                    case TRIGGER -> trigger();
                    case TAG -> internal(Port.TAG);
                    case IMPORT -> importing();
                });
        return settings;
    }

    private Map<String, String> gateway() {
        return Map.of(
                "QUARKUS_HTTP_SSL_PORT", String.valueOf(ports.get(Port.GATEWAY)),
                "IMAGESTREAMS_TLS_DIRECTORY", folder.tls().toString(),
                "IMAGESTREAMS_TOKEN_FILE", folder.users().toString(),
                "IMAGESTREAMS_SERVICES_TAGS_URL", url(Port.TAG),
                "IMAGESTREAMS_SERVICES_IMPORTS_URL", url(Port.IMPORT),
                "IMAGESTREAMS_SERVICES_TRIGGERS_URL", url(Port.TRIGGER));
    }

    private Map<String, String> trigger() throws IOException {
        Map<String, String> settings = internal(Port.TRIGGER);
        settings.put("IMAGESTREAMS_PUBLIC_URL", "https://" + Loopback.address(ports.get(Port.GATEWAY)));
        settings.put("IMAGESTREAMS_SECRETS_KEY", secrets.webhookKey());
        settings.put("IMAGESTREAMS_WEBHOOK_ALLOWED_NETWORKS", LOOPBACK);
        return settings;
    }

    private Map<String, String> importing() throws IOException {
        Map<String, String> settings = internal(Port.IMPORT);
        settings.put("IMAGESTREAMS_IMPORT_SECRETS_KEY", secrets.namespaceSecretsKey());
        settings.put("IMAGESTREAMS_REGISTRY_ALLOWED_NETWORKS", LOOPBACK);
        return settings;
    }

    private Map<String, String> internal(Port port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(port)));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", Loopback.address(ports.get(Port.KAFKA)));
        return settings;
    }

    private String url(Port port) {
        return "http://" + Loopback.address(ports.get(port));
    }

    private String databaseUrl() {
        return "jdbc:postgresql://" + Loopback.address(ports.get(Port.DATABASE)) + '/' + ServiceDatabase.NAME;
    }
}
