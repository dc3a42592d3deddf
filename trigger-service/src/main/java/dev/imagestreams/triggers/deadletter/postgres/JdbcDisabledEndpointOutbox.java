package dev.imagestreams.triggers.deadletter.postgres;

import dev.imagestreams.model.event.EndpointDisabled;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.deadletter.DisabledEndpoint;
import dev.imagestreams.triggers.deadletter.DisabledEndpointOutbox;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox in PostgreSQL. Its rows are written where triggers are paused. */
@ApplicationScoped
class JdbcDisabledEndpointOutbox implements DisabledEndpointOutbox {

    private static final String TAKE =
            """
            select id, trigger, name, reason, failing_since, disabled_at
            from endpoint_disabled where told is null
            order by disabled_at limit ?
            for update skip locked
            """;

    private static final String MARK = "update endpoint_disabled set told = now() where id = any (?::uuid[])";

    private static final String FORGET = "delete from endpoint_disabled where told < now() - interval '7 days'";

    private final DataSource database;

    JdbcDisabledEndpointOutbox(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<DisabledEndpoint> take(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, limit);
            List<DisabledEndpoint> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new DisabledEndpoint(rows.getObject("id", UUID.class), event(rows)));
                }
            }
            return taken;
        } catch (SQLException e) {
            throw new DatabaseException("take disabled endpoints", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void markTold(List<DisabledEndpoint> told) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK)) {
            new PgColumns<>(connection, statement, told).column("uuid", DisabledEndpoint::eventId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("mark disabled endpoints as told", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forgetTold() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget disabled endpoints", e);
        }
    }

    private static EndpointDisabled event(ResultSet row) throws SQLException {
        return new EndpointDisabled(
                row.getObject("trigger", UUID.class),
                row.getString("name"),
                row.getString("reason"),
                instant(row.getObject("failing_since", OffsetDateTime.class)),
                row.getObject("disabled_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
