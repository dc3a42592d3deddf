package dev.imagestreams.imports.sighting;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.follow.Sightings;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sightings in PostgreSQL, by its clock, shared by all replicas. A tag that went and came back is as young as a new one. */
@Singleton
public class SightingStore implements Sightings {

    private static final String FORGET_GONE =
            """
            delete from tag_sighting where repository = ? and not exists (
                select from unnest(?::text[]) as listed (tag) where listed.tag = tag_sighting.tag)
            """;

    private static final String KNOWN =
            """
            select tag, first_seen from tag_sighting where repository = ? and digest = '' and tag = any (?)
            """;

    private static final String SEE_TAGS =
            """
            insert into tag_sighting (repository, tag, digest, first_seen)
            select ?, tag, '', now() from unnest(?::text[]) as seen (tag) order by tag
            on conflict do nothing
            """;

    private static final String WITHOUT_DIGEST =
            """
            select tag from unnest(?::text[]) as asked (tag)
            where not exists (
                select from tag_sighting known where known.repository = ? and known.tag = asked.tag and known.digest <> '')
            """;

    private static final String SEE_DIGEST =
            """
            insert into tag_sighting (repository, tag, digest, first_seen)
            select ?, ?, ?, case
                when exists (select from tag_sighting where repository = ? and tag = ? and digest <> '') then now()
                else coalesce((select first_seen from tag_sighting where repository = ? and tag = ? and digest = ''), now())
                end
            on conflict do nothing
            """;

    private static final String DIGEST_SEEN =
            """
            select first_seen from tag_sighting where repository = ? and tag = ? and digest = ?
            """;

    /** What a tag pointed to long ago is as good as never seen. */
    private static final String FORGET_OLD_DIGESTS =
            """
            delete from tag_sighting
            where repository = ? and tag = ? and digest not in ('', ?) and first_seen < now() - interval '10 years'
            """;

    private final Database database;

    public SightingStore(Database database) {
        this.database = database;
    }

    @Override
    public Map<TagName, Instant> ofTags(String repository, List<TagName> listed, Collection<TagName> wanted) {
        return database.transaction(connection -> {
            change(connection, FORGET_GONE, repository, texts(connection, listed));
            Map<TagName, Instant> seen = known(connection, repository, wanted);
            if (seen.size() < wanted.size()) {
                List<TagName> missing =
                        wanted.stream().filter(tag -> !seen.containsKey(tag)).toList();
                change(connection, SEE_TAGS, repository, texts(connection, missing));
                seen.putAll(known(connection, repository, missing));
            }
            return seen;
        });
    }

    @Override
    public Set<TagName> withoutDigest(String repository, Collection<TagName> tags) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WITHOUT_DIGEST)) {
                statement.setArray(1, texts(connection, tags));
                statement.setString(2, repository);
                Set<TagName> unseen = new HashSet<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        unseen.add(TagName.parse(rows.getString(1)));
                    }
                }
                return unseen;
            }
        });
    }

    @Override
    public Instant ofDigest(String repository, TagName tag, Digest digest) {
        String name = tag.value();
        String content = digest.toString();
        return database.transaction(connection -> {
            if (seen(connection, repository, name, content) == null) {
                change(connection, SEE_DIGEST, repository, name, content, repository, name, repository, name);
                change(connection, FORGET_OLD_DIGESTS, repository, name, content);
            }
            Instant seen = seen(connection, repository, name, content);
            if (seen == null) {
                throw new IllegalStateException("what was just stored is there");
            }
            return seen;
        });
    }

    private static @Nullable Instant seen(Connection connection, String repository, String tag, String digest)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIGEST_SEEN)) {
            statement.setString(1, repository);
            statement.setString(2, tag);
            statement.setString(3, digest);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getTimestamp(1).toInstant() : null;
            }
        }
    }

    private static Map<TagName, Instant> known(Connection connection, String repository, Collection<TagName> tags)
            throws SQLException {
        Map<TagName, Instant> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, repository);
            statement.setArray(2, texts(connection, tags));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            TagName.parse(rows.getString(1)),
                            rows.getTimestamp(2).toInstant());
                }
            }
        }
        return known;
    }

    private static void change(Connection connection, String change, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Collection<TagName> tags) throws SQLException {
        return connection.createArrayOf(
                "text", tags.stream().map(TagName::value).toArray());
    }
}
