package dev.imagestreams.triggers.kubernetes.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.kubernetes.ClusterClaims;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** One row per cluster; time is the database's, so that the clocks of processes need not agree. */
@Singleton
class JdbcClusterClaims implements ClusterClaims {

    private static final String HOLD =
            """
            insert into cluster_claim (cluster, holder, until)
            values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (cluster) do update set holder = excluded.holder, until = excluded.until
            where cluster_claim.holder = excluded.holder or cluster_claim.until < clock_timestamp()
            """;

    private static final String RELEASE = "delete from cluster_claim where cluster = ? and holder = ?";

    private final DataSource database;

    JdbcClusterClaims(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean hold(String cluster, UUID holder, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setString(1, cluster);
            statement.setObject(2, holder);
            statement.setLong(3, lease.toMillis());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("claim a cluster", e);
        }
    }

    @Override
    public void release(String cluster, UUID holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, cluster);
            statement.setObject(2, holder);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("release a cluster", e);
        }
    }
}
