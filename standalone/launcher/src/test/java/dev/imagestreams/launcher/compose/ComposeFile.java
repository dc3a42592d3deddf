package dev.imagestreams.launcher.compose;

import static dev.imagestreams.launcher.configuration.ServiceConfiguration.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} as a tree of maps, lists and scalars, anchors and merges resolved. */
record ComposeFile(Map<String, Object> tree) {

    static final Path FILE = ROOT.resolve("docker-compose.yml");

    static ComposeFile read() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new ComposeFile(new Yaml(new SafeConstructor(options)).load(Files.readString(FILE)));
    }

    List<Service> services() {
        return map(tree.get("services")).entrySet().stream()
                .map(entry -> new Service(entry.getKey(), map(entry.getValue())))
                .toList();
    }

    Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no service " + name));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    /** One container. */
    record Service(String name, Map<String, Object> tree) {

        @Nullable
        Object get(String... path) {
            Object node = tree;
            for (String step : path) {
                node = map(node).get(step);
            }
            return node;
        }

        String text(String... path) {
            return String.valueOf(get(path));
        }

        Map<String, String> environment() {
            return map(tree.get("environment")).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        }

        List<String> texts(String key) {
            return list(tree.get(key)).stream().map(String::valueOf).toList();
        }

        /** Runs to its end instead of for ever. */
        boolean isJob() {
            return text("restart").equals("no");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
