package dev.imagestreams.launcher.parity;

import static dev.imagestreams.launcher.configuration.ServiceConfiguration.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that says what is shown by which test must not outlive the test. */
class ParityPagesTest {

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/parity"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTestThatAPageNamesExists(Path page) throws IOException {
        NamedTests tests = NamedTests.below(ROOT);

        assertThat(NamedTests.referredToIn(Files.readString(page)))
                .as("tests named in %s as `Class#method`", page)
                .isNotEmpty()
                .allMatch(tests::have);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsFoundFromTheReadme(Path page) throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("(docs/parity/" + page.getFileName() + ")");
    }

    @Test
    void aTestThatDoesNotExistIsNoticed() throws IOException {
        NamedTests tests = NamedTests.below(ROOT);

        assertThat(NamedTests.referredToIn("shown by `ParityPagesTest#nothing` and `#x`, see #12"))
                .containsExactly("ParityPagesTest#nothing", "#x")
                .noneMatch(tests::have);
    }
}
