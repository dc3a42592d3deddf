package dev.imagestreams.embedded.postgres;

import dev.imagestreams.embedded.net.Loopback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server on loopback, made from {@link PostgresBinaries}. It runs detached: it outlives the process that
 * started it, until {@link #stop}. Nothing durable is switched off; after a SIGKILL the next start recovers from the
 * write-ahead log. Not for use by several threads.
 */
public final class PostgresServer {

    public static final String SUPERUSER = "postgres";

    private static final String OWN_SETTINGS = "imagestreams.conf";
    private static final int ATTEMPTS_AFTER_CRASH = 20;
    private static final Duration PAUSE_AFTER_CRASH = Duration.ofMillis(500);

    private final PostgresBinaries binaries;
    private final PostgresSettings settings;

    public PostgresServer(PostgresBinaries binaries, PostgresSettings settings) {
        this.binaries = binaries;
        this.settings = settings;
    }

    /** Makes the cluster when it is not there, and starts the server when it does not run. Returns when it answers. */
    public void start() throws IOException, InterruptedException {
        initialise();
        if (process().isPresent()) {
            return;
        }
        Files.writeString(settings.data().resolve(OWN_SETTINGS), ownSettings());
        startAfterOrphans(Files.exists(pidFile()));
    }

    /** Ends sessions, writes a checkpoint and stops. Does nothing when the server does not run. */
    public void stop() throws IOException, InterruptedException {
        if (process().isPresent()) {
            control("stop", "-w", "-t", "60", "-m", "fast");
        }
    }

    /** The server's main process, if it runs. */
    public Optional<ProcessHandle> process() throws IOException {
        return Files.exists(pidFile())
                ? ProcessHandle.of(recordedPid()).filter(ProcessHandle::isAlive).filter(this::isOurs)
                : Optional.empty();
    }

    public String url(String database) {
        return "jdbc:postgresql://" + Loopback.address(settings.port()) + '/' + database;
    }

    String password() {
        return settings.password();
    }

    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(settings.data().resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(settings.data().getParent());
        Files.createDirectories(settings.log().getParent());
        Path password = Files.createTempFile(settings.data().getParent(), "superuser-", ".secret");
        try {
            Files.writeString(password, settings.password(), StandardCharsets.UTF_8);
            PostgresCommand.run(
                    binaries.program("initdb"),
                    List.of(
                            "--pgdata=" + settings.data(),
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--data-checksums",
                            "--encoding=UTF8",
                            "--locale=C"));
        } finally {
            Files.delete(password);
        }
        Path main = settings.data().resolve("postgresql.conf");
        Files.writeString(main, Files.readString(main) + "\ninclude '" + OWN_SETTINGS + "'\n");
    }

    /** Small, because it shares a machine with five other processes; durable, because it is a database. */
    private String ownSettings() {
        return """
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = 120
                shared_buffers = 64MB
                max_wal_size = 512MB
                fsync = on
                """
                .formatted(Loopback.HOST, settings.port());
    }

    /** @param crashed the last server did not stop: its sessions may need a moment to notice, and block the start */
    private void startAfterOrphans(boolean crashed) throws IOException, InterruptedException {
        forgetForeignProcess();
        for (int attempt = 1; ; attempt++) {
            try {
                control("start", "-w", "-t", "60", "-l", settings.log().toString());
                return;
            } catch (IOException e) {
                if (!crashed || attempt == ATTEMPTS_AFTER_CRASH) {
                    throw new IOException(e.getMessage() + "; its log is " + settings.log(), e);
                }
                Thread.sleep(PAUSE_AFTER_CRASH.toMillis());
            }
        }
    }

    /**
     * After a crash and a reboot the recorded number may be somebody else's, and the server would refuse to start. The
     * number of a dead process is left for the server to judge.
     */
    private void forgetForeignProcess() throws IOException {
        if (Files.exists(pidFile()) && ProcessHandle.of(recordedPid()).isPresent()) {
            Files.delete(pidFile());
        }
    }

    private long recordedPid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(binaries.program("postgres")::equals)
                .isPresent();
    }

    private void control(String action, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(action, "-D", settings.data().toString()));
        all.addAll(List.of(arguments));
        PostgresCommand.run(binaries.program("pg_ctl"), all);
    }

    private Path pidFile() {
        return settings.data().resolve("postmaster.pid");
    }
}
