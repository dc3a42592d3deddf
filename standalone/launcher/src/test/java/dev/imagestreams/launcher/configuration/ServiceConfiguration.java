package dev.imagestreams.launcher.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that can be set at one service: its own settings, the connections that Quarkus makes for it, and what its
 * {@code application.properties} decides.
 *
 * @param name the service's, and its folder's
 * @param mappings its own settings
 * @param connections what Quarkus has to be told
 */
public record ServiceConfiguration(
        String name, List<Mapping> mappings, List<Setting> connections, PropertiesFile properties) {

    /** The folder of all modules, seen from this one. */
    public static final Path ROOT = Path.of("..", "..");

    /** In the order of their ports. */
    public static final List<String> SERVICES = List.of("import-service", "tag-service", "trigger-service", "gateway");

    public static ServiceConfiguration of(String service) throws IOException {
        Path main = ROOT.resolve(service).resolve("src/main");
        PropertiesFile properties = PropertiesFile.read(main.resolve("resources/application.properties"));
        return new ServiceConfiguration(
                service, MappingSources.below(main.resolve("java")), connections(properties), properties);
    }

    /** What has neither a default nor a value in the service's properties. */
    public List<Setting> required() {
        List<Setting> required = new ArrayList<>();
        settings().filter(Setting::required).filter(unset()).forEach(required::add);
        for (String key : properties.references()) {
            if (settings().noneMatch(setting -> setting.key().equals(key))) {
                required.add(new Setting(key, null, true, description(key)));
            }
        }
        required.sort(Comparator.comparing(Setting::key));
        return required;
    }

    /** Whether setting this environment variable has an effect on the service. */
    public boolean knows(String variable) {
        Stream<Setting> decided = properties.entries().stream()
                .map(entry -> new Setting(entry.key(), entry.value(), false, entry.comment()));
        return Stream.of(settings(), required().stream(), decided)
                .flatMap(all -> all)
                .anyMatch(setting -> setting.isSetBy(variable));
    }

    /** The value the service has where nobody sets the key. */
    public String decided(String key) {
        return properties
                .value(key)
                .orElseThrow(() -> new IllegalStateException(name + "/application.properties does not set " + key));
    }

    private Stream<Setting> settings() {
        return Stream.concat(mappings.stream().flatMap(mapping -> mapping.settings().stream()), connections.stream());
    }

    private Predicate<Setting> unset() {
        return setting -> properties.value(setting.key()).isEmpty();
    }

    private static List<Setting> connections(PropertiesFile properties) {
        List<Setting> settings = new ArrayList<>();
        if (properties.value("quarkus.datasource.db-kind").isPresent()) {
            settings.add(connection(
                    "quarkus.datasource.jdbc.url",
                    "The database, e.g. `jdbc:postgresql://db.example:5432/imagestreams`."));
            settings.add(connection("quarkus.datasource.username", "The service's own database user."));
            settings.add(connection("quarkus.datasource.password", "Its password."));
        }
        if (properties.entries().stream().anyMatch(entry -> entry.value().equals("smallrye-kafka"))) {
            settings.add(
                    connection("kafka.bootstrap.servers", "The brokers: `host:port`, several separated by commas."));
        }
        return settings;
    }

    private static Setting connection(String key, String description) {
        return new Setting(key, null, true, description);
    }

    private static String description(String key) {
        return key.equals("imagestreams.internal.password")
                ? "Password of user `internal`, the same for all services."
                : "";
    }
}
