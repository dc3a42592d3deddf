package dev.imagestreams.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path directory;

    private DataFolder folder;

    @BeforeEach
    void name() {
        folder = new DataFolder(directory.resolve("data"));
    }

    @Test
    void aNewFolderIsPrivateAndKnownAgain() throws IOException {
        folder.open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
        folder.requireStack();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(folder.root());
        Path letter = Files.writeString(folder.root().resolve("letter"), "dear");

        assertThatThrownBy(folder::open)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("choose an empty one with --data");

        try (Stream<Path> content = Files.list(folder.root())) {
            assertThat(content).containsExactly(letter);
        }
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() throws IOException {
        folder.open();
        Files.writeString(folder.root().resolve("version"), "0\n");

        assertThatThrownBy(folder::open)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("is of version 0")
                .hasMessageContaining("use the program that made it, or another folder with --data");
    }

    @Test
    void withoutAStackACommandSaysHowToStartOne() {
        assertThatThrownBy(folder::requireStack)
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("start one with \"imagestreams up\"");
    }

    @Test
    void secretsAreMadeOnceKeptAndReadableByTheOwnerOnly() throws IOException {
        folder.open();
        String password = Secrets.in(folder).internalPassword();

        Secrets again = Secrets.in(folder);

        assertThat(again.internalPassword()).isEqualTo(password).hasSize(64);
        assertThat(again.database("tags")).isNotEqualTo(again.database("imports"));
        assertThat(permissions(folder.secrets())).isEqualTo("rw-------");
    }

    @Test
    void usersOfAGivenFileStayWhenNoneIsGivenLater() throws IOException {
        folder.open();
        Path more = Files.writeString(directory.resolve("more"), "t0k3n,carol,7,\"team,ops\"\n");
        Users users = new Users(folder, Secrets.in(folder));

        users.write(more);
        users.write(null);

        assertThat(Files.readAllLines(folder.users()))
                .hasSize(3)
                .anyMatch(line -> line.endsWith(",admin,admin,\"system:masters\""))
                .anyMatch(line -> line.endsWith(",developer,developer"))
                .contains("t0k3n,carol,7,\"team,ops\"");
        assertThat(permissions(folder.users())).isEqualTo("rw-------");
    }

    @Test
    void aTokenFileThatCannotBeReadNamesItsLineAndNotItsToken() throws IOException {
        folder.open();
        Path more = Files.writeString(directory.resolve("more"), "# team\nt0k3n;carol;7\n");

        assertThatThrownBy(() -> new Users(folder, Secrets.in(folder)).write(more))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("Line 2 of " + more)
                .hasMessageNotContaining("t0k3n");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
