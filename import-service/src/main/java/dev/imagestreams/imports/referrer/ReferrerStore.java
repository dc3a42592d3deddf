package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.Digest;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Referrers in PostgreSQL. What a digest names cannot change, so the first note of it holds; noting again changes nothing,
 * and what a registry lists no longer stays noted.
 */
@Singleton
public class ReferrerStore {

    private static final String NOTE =
            """
            insert into referrer (repository, subject, digest, kind, media_type, artifact_type, size, annotations, tag, first_seen)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict do nothing
            """;

    /** A tag of cosign's may move from one digest to the next for ever, so there can be more than one look finds. */
    private static final String OF_AN_IMAGE =
            """
            select digest, kind, media_type, artifact_type, size, annotations, tag, first_seen from referrer
            where repository = ? and subject = ?
            order by first_seen desc, digest
            limit 1000
            """;

    private final Database database;

    public ReferrerStore(Database database) {
        this.database = database;
    }

    void note(Subject subject, List<Referrer> referrers) {
        if (referrers.isEmpty()) {
            return;
        }
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
                for (Referrer referrer : referrers.stream()
                        .sorted(Comparator.comparing(Referrer::digest))
                        .toList()) {
                    statement.setString(1, subject.repository());
                    statement.setString(2, subject.digest().toString());
                    statement.setString(3, referrer.digest().toString());
                    statement.setString(4, referrer.kind().name());
                    statement.setString(5, referrer.mediaType());
                    statement.setString(6, referrer.artifactType());
                    statement.setObject(7, referrer.size(), Types.BIGINT);
                    statement.setString(8, Json.write(referrer.annotations()));
                    statement.setString(9, referrer.tag());
                    statement.setTimestamp(10, Timestamp.from(referrer.firstSeen()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /**
     * Those noted last come first. Says nothing about who may know of them.
     *
     * @param repository in the spelling of {@link Subject#repository}
     */
    public List<Referrer> of(String repository, Digest subject) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OF_AN_IMAGE)) {
                statement.setString(1, repository);
                statement.setString(2, subject.toString());
                List<Referrer> referrers = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        referrers.add(read(rows));
                    }
                }
                return referrers;
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Referrer read(ResultSet row) throws SQLException {
        return new Referrer(
                Digest.parse(row.getString("digest")),
                Referrer.Kind.valueOf(row.getString("kind")),
                row.getString("media_type"),
                row.getString("artifact_type"),
                row.getObject("size", Long.class),
                Json.read(row.getString("annotations"), Map.class),
                row.getString("tag"),
                row.getTimestamp("first_seen").toInstant());
    }
}
