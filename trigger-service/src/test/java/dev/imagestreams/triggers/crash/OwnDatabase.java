package dev.imagestreams.triggers.crash;

import dev.imagestreams.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema nobody else works in: deliveries of a process that was killed must wait for that process, not for this one. */
record OwnDatabase(String url, String role) {

    private static final String SERVER = System.getProperty("imagestreams.test.database");

    static OwnDatabase create(String role) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SERVER, PostgresServer.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(role));
            statement.execute("alter role %1$s set search_path = %1$s".formatted(role));
            statement.execute("create schema %1$s authorization %1$s".formatted(role));
        }
        return new OwnDatabase(SERVER, role);
    }
}
