package dev.imagestreams.launcher.operations;

import static dev.imagestreams.launcher.configuration.ServiceConfiguration.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.configuration.ServiceConfiguration;
import dev.imagestreams.model.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OperationsPageTest {

    private static final Path PAGE = ROOT.resolve("docs/operations.md");
    private static final String HEAD = "| meter | of | what |\n| --- | --- | --- |\n";

    @Test
    void thePageNamesEveryMeterThatTheSourcesName() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        for (String service : ServiceConfiguration.SERVICES) {
            for (Meter meter : Meter.below(ROOT.resolve(service).resolve("src/main/java"))) {
                table.append("| `%s` | %s | %s |\n".formatted(meter.prometheus(), service, meter.description()));
            }
        }
        String page = Files.readString(PAGE);
        int start = page.indexOf(HEAD);
        String found = page.substring(start, page.indexOf("\n\n", start) + 1);
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page.replace(found, table));
        }

        assertThat(Files.readString(PAGE))
                .as("the meters in docs/operations.md are out of date; write them anew with:"
                        + " mvn -pl standalone/launcher test -Dtest=OperationsPageTest -Dconfiguration.write=true")
                .contains(table);
    }

    @Test
    void thePageNamesEveryTopic() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Arrays.stream(EventType.values())
                        .map(type -> '`' + type.topic() + '`')
                        .toList());
    }
}
