package dev.imagestreams.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConfigTextsTest {

    @Test
    void aConfigurationIsTextsUnderKnownKeys() {
        ContainerConfig config = new ContainerConfig(
                null,
                null,
                "1001",
                List.of("8080/tcp"),
                List.of("PATH=/bin:/usr/bin", "OPTS=-Da=b", "FLAG"),
                List.of("java", "-jar"),
                List.of("app.jar"),
                List.of("/data"),
                "/work",
                null,
                List.of(),
                Map.of("stage", "release"));

        assertThat(ConfigTexts.of(config))
                .containsOnly(
                        Map.entry("user", "1001"),
                        Map.entry("workingDir", "/work"),
                        Map.entry("entrypoint", "java -jar"),
                        Map.entry("cmd", "app.jar"),
                        Map.entry("env.PATH", "/bin:/usr/bin"),
                        Map.entry("env.OPTS", "-Da=b"),
                        Map.entry("env.FLAG", ""),
                        Map.entry("exposedPorts.8080/tcp", ""),
                        Map.entry("volumes./data", ""));
    }

    @Test
    void whatTheImageDoesNotSayHasNoKey() {
        assertThat(ConfigTexts.of(ContainerConfig.EMPTY)).isEmpty();
    }

    @Test
    void anImageCannotMakeThemManyOrLong() {
        List<String> many =
                IntStream.range(0, 2000).mapToObj(each -> "V" + each + "=x").toList();
        List<String> lengthy = List.of("LONG=" + "x".repeat(2000), "SHORT=x");

        assertThat(ConfigTexts.of(env(many))).hasSize(256);
        assertThat(ConfigTexts.of(env(lengthy))).containsOnlyKeys("env.SHORT");
    }

    @Property
    void everyTextHasAKeyThatCanBeAskedFor(@ForAll List<String> env) {
        assertThat(ConfigTexts.of(env(env)).keySet()).allMatch(ConfigTexts::isKey);
    }

    private static ContainerConfig env(List<String> env) {
        return new ContainerConfig(
                null, null, null, List.of(), env, List.of(), List.of(), List.of(), null, null, List.of(), Map.of());
    }
}
