package dev.imagestreams.triggers.deadletter.postgres;

import dev.imagestreams.model.event.DeliveryDeadLetter;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.deadletter.DeadLetter;
import dev.imagestreams.triggers.deadletter.DeadLetterOutbox;
import dev.imagestreams.triggers.notice.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox in PostgreSQL. */
@ApplicationScoped
class JdbcDeadLetterOutbox implements DeadLetterOutbox {

    private static final String TAKE_UNREPORTED =
            """
            select delivery.id, delivery.attempts, trigger.namespace || '/' || trigger.name as trigger,
                coalesce(nullif(concat_ws('; ', delivery.reason, attempt.error), ''), 'unknown') as reason,
                notice.event, notice.namespace, notice.stream, notice.tag, notice.change, notice.body
            from delivery
            join trigger on trigger.uid = delivery.trigger
            join notice on notice.event = delivery.event
            left join attempt on attempt.delivery = delivery.id and attempt.number = delivery.attempts
            where delivery.state = 'dead' and delivery.reported is null
            order by delivery.settled limit ?
            for update of delivery skip locked
            """;

    private static final String MARK_REPORTED = "update delivery set reported = now() where id = any (?::uuid[])";

    private final DataSource database;

    JdbcDeadLetterOutbox(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<DeadLetter> take(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE_UNREPORTED)) {
            statement.setInt(1, limit);
            List<DeadLetter> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(deadLetter(rows));
                }
            }
            return taken;
        } catch (SQLException e) {
            throw new DatabaseException("take dead letters", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void markReported(List<DeadLetter> reported) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK_REPORTED)) {
            new PgColumns<>(connection, statement, reported)
                    .column("uuid", letter -> letter.event().delivery());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("mark dead letters as reported", e);
        }
    }

    private static DeadLetter deadLetter(ResultSet row) throws SQLException {
        UUID delivery = row.getObject("id", UUID.class);
        int attempts = row.getInt("attempts");
        Notice notice = new Notice(
                row.getObject("event", UUID.class),
                new StreamKey(row.getString("namespace"), row.getString("stream")),
                new StreamTag(row.getString("tag")),
                row.getBytes("change"),
                row.getBytes("body"),
                null);
        return new DeadLetter(
                DerivedId.of(delivery, "dead after attempt " + attempts),
                new DeliveryDeadLetter(
                        delivery, row.getString("trigger"), attempts, row.getString("reason"), notice.change()));
    }
}
