package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.model.api.UnannouncedMove;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Moves that the schedule has found and no hint had announced, until one about the same tag comes. */
@Singleton
public class MoveStore {

    private static final int LIMIT = 1_000;

    private static final String NOTE =
            """
            insert into unannounced_move as known (repository, tag, digest, found_at, times) values (?, ?, ?, now(), 1)
            on conflict (repository, tag) do update
            set digest = excluded.digest, found_at = excluded.found_at, times = known.times + 1
            where known.digest <> excluded.digest
            """;

    private static final String FORGET_OLD = "delete from unannounced_move where found_at < now() - interval '7 days'";

    private static final String NEWEST =
            """
            select repository, tag, digest, found_at, times from unannounced_move
            where found_at >= now() - interval '7 days'
            order by found_at desc, repository, tag
            limit ?
            """;

    private final Database database;

    /** @param repository with its registry */
    record Move(String repository, String tag, Digest digest) {}

    public MoveStore(Database database) {
        this.database = database;
    }

    void note(Collection<Move> moves) {
        database.change(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET_OLD);
                    PreparedStatement note = connection.prepareStatement(NOTE)) {
                forget.executeUpdate();
                for (Move move : moves) {
                    note.setString(1, move.repository());
                    note.setString(2, move.tag());
                    note.setString(3, move.digest().toString());
                    note.addBatch();
                }
                note.executeBatch();
            }
        });
    }

    /** Of all registries, the last found first; of more than a thousand, those. */
    public List<UnannouncedMove> newest() {
        return database.transaction(MoveStore::read);
    }

    private static List<UnannouncedMove> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setInt(1, LIMIT);
            List<UnannouncedMove> moves = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    moves.add(new UnannouncedMove(
                            rows.getString("repository"),
                            TagName.parse(rows.getString("tag")),
                            Digest.parse(rows.getString("digest")),
                            rows.getTimestamp("found_at").toInstant(),
                            rows.getInt("times")));
                }
            }
            return moves;
        }
    }
}
