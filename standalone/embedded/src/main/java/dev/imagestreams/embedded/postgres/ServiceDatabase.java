package dev.imagestreams.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The database of the services: one role each, which owns the schema of its own name and sees no other. Preparing it
 * again changes nothing but the passwords, which are set to what is given.
 */
public final class ServiceDatabase {

    public static final String NAME = "imagestreams";

    /** One per service that keeps state. */
    public static final List<String> ROLES = List.of("imports", "tags", "triggers", "gateway");

    private static final String DATABASE_EXISTS = "select 1 from pg_database where datname = ?";

    private static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";

    private final PostgresServer server;

    public ServiceDatabase(PostgresServer server) {
        this.server = server;
    }

    /** For services, each of which connects as its own role. */
    public String url() {
        return server.url(NAME);
    }

    public void prepare(List<ServiceAccount> accounts) throws SQLException {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, DATABASE_EXISTS, NAME)) {
                execute(connection, "create database " + NAME);
            }
        }
        try (Connection connection = connect(NAME)) {
            execute(connection, "revoke all on schema public from public");
            for (ServiceAccount account : accounts) {
                prepare(connection, account);
            }
        }
    }

    /** Names are safe to print into statements: {@link ServiceAccount} allows letters only. */
    private static void prepare(Connection connection, ServiceAccount account) throws SQLException {
        String role = account.name();
        if (!exists(connection, ROLE_EXISTS, role)) {
            execute(connection, "create role " + role + " login");
        }
        execute(connection, "alter role " + role + " password " + literal(connection, account.password()));
        execute(connection, "alter role " + role + " in database " + NAME + " set search_path = " + role);
        execute(connection, "create schema if not exists " + role + " authorization " + role);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), PostgresServer.SUPERUSER, server.password());
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next();
            }
        }
    }

    /** Utility statements take no parameters. */
    private static String literal(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select quote_literal(?)")) {
            statement.setString(1, text);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
