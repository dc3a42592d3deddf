package dev.imagestreams.launcher.stack;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.postgres.PostgresBinaries;
import dev.imagestreams.embedded.postgres.PostgresServer;
import dev.imagestreams.embedded.postgres.PostgresSettings;
import dev.imagestreams.embedded.postgres.ServiceAccount;
import dev.imagestreams.embedded.postgres.ServiceDatabase;
import dev.imagestreams.launcher.LauncherException;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.data.Ports;
import dev.imagestreams.launcher.data.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL, with the services' database in it. */
final class DatabaseComponent implements Component {

    private final DataFolder folder;
    private final Secrets secrets;
    private final int port;

    DatabaseComponent(DataFolder folder, Secrets secrets, Ports ports) {
        this.folder = folder;
        this.secrets = secrets;
        this.port = ports.get(Port.DATABASE);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Port> ports() {
        return List.of(Port.DATABASE);
    }

    @Override
    public Path log() {
        return folder.log(name());
    }

    @Override
    public Optional<ProcessHandle> process() throws IOException {
        return server().process();
    }

    @Override
    public void start() throws IOException, InterruptedException {
        PostgresServer server = server();
        server.start();
        List<ServiceAccount> accounts = new ArrayList<>();
        for (String role : ServiceDatabase.ROLES) {
            accounts.add(new ServiceAccount(role, secrets.database(role)));
        }
        try {
            new ServiceDatabase(server).prepare(accounts);
        } catch (SQLException e) {
            throw new LauncherException("The database cannot be prepared: its log " + log() + " says why.", e);
        }
    }

    /** PostgreSQL's own control program returns only when the server answers. */
    @Override
    public boolean isReady() {
        return !Loopback.isFree(port);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        server().stop();
    }

    @Override
    public String address() {
        return "postgresql://" + Loopback.address(port) + '/' + ServiceDatabase.NAME;
    }

    private PostgresServer server() throws IOException {
        return new PostgresServer(
                PostgresBinaries.in(folder.postgresPrograms()),
                new PostgresSettings(folder.postgres(), log(), port, secrets.databaseSuperuser()));
    }
}
