package dev.imagestreams.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.net.Loopback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database as a process of its own, stopped, killed and followed by another. */
class PostgresServerIT {

    @TempDir
    Path directory;

    private PostgresServer server;
    private ServiceDatabase database;

    @BeforeEach
    void start() throws Exception {
        PostgresBinaries binaries =
                PostgresBinaries.in(Path.of(System.getProperty("imagestreams.test.directory"), "postgres"));
        server = new PostgresServer(
                binaries,
                new PostgresSettings(
                        directory.resolve("data"), directory.resolve("log"), Loopback.freePort(), "o'neill"));
        server.start();
        database = new ServiceDatabase(server);
        database.prepare(List.of(new ServiceAccount("tags", "it's secret")));
        execute("create table history (digest text)");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void whatIsCommittedIsThereAfterAStop() throws Exception {
        execute("insert into history values ('sha256:1')");

        server.stop();
        assertThat(server.process()).isEmpty();
        server.start();

        assertThat(history()).containsExactly("sha256:1");
    }

    @Test
    void whatIsCommittedIsThereAfterAKill() throws Exception {
        execute("insert into history values ('sha256:1')");

        kill();
        server.start();

        assertThat(history()).containsExactly("sha256:1");
    }

    @Test
    void aLeftOverPidFileOfAnotherProcessDoesNotStopAStart() throws Exception {
        kill();
        Path pidFile = directory.resolve("data").resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        server.start();

        assertThat(history()).isEmpty();
    }

    @Test
    void startingTwiceIsStartingOnce() throws Exception {
        long pid = server.process().orElseThrow().pid();

        server.start();

        assertThat(server.process().orElseThrow().pid()).isEqualTo(pid);
    }

    @Test
    void preparingAgainChangesThePasswordAndNothingElse() throws Exception {
        execute("insert into history values ('sha256:1')");

        database.prepare(List.of(new ServiceAccount("tags", "it's secret")));

        assertThat(history()).containsExactly("sha256:1");
    }

    private void kill() throws Exception {
        ProcessHandle process = server.process().orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> history() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select digest from history")) {
            List<String> digests = new ArrayList<>();
            while (rows.next()) {
                digests.add(rows.getString(1));
            }
            return digests;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), "tags", "it's secret");
    }
}
