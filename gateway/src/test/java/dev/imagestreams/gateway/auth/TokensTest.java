package dev.imagestreams.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path directory;

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens.csv"), "old,anna,1\n");
        Tokens tokens = new Tokens(config(file));

        Files.writeString(file, "brand-new,anna,1\n");

        assertThat(tokens.find("brand-new")).isPresent();
        assertThat(tokens.find("old")).isEmpty();
    }

    @Test
    void aFileThatBecameUnreadableChangesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens.csv"), "old,anna,1\n");
        Tokens tokens = new Tokens(config(file));

        Files.writeString(file, "this is no token file\n");

        assertThat(tokens.find("old")).isPresent();
    }

    @Test
    void withoutAFileThereIsNoGateway() {
        assertThatThrownBy(() -> new Tokens(config(directory.resolve("missing"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("IMAGESTREAMS_TOKEN_FILE");
    }

    private static AuthConfig config(Path file) {
        return new AuthConfig() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public Duration reloadEvery() {
                return Duration.ZERO;
            }
        };
    }
}
