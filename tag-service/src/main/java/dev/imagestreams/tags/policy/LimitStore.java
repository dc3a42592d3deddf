package dev.imagestreams.tags.policy;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.tags.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The limits of namespaces, in PostgreSQL. Takes part in the caller's transaction. */
@ApplicationScoped
public class LimitStore {

    /** In the order of names, so that batches cannot deadlock. */
    private static final String LOCK =
            """
            select namespace, image_tags, images, image_bytes, streams, quota_name
            from namespace_limits
            where namespace = any(?)
            order by namespace
            for no key update
            """;

    private static final String PUT =
            """
            insert into namespace_limits (namespace, image_tags, images, image_bytes, streams, quota_name)
            values (?, ?::bigint, ?::bigint, ?::bigint, ?::bigint, ?)
            on conflict (namespace) do update set
                image_tags = excluded.image_tags, images = excluded.images, image_bytes = excluded.image_bytes,
                streams = excluded.streams, quota_name = excluded.quota_name
            """;

    private static final String COUNT_STREAMS =
            "select count(*) from stream where deleted_by is null and namespace = ?";

    private record Row(String namespace, NamespaceLimits limits) {}

    private final Database database;

    public LimitStore(Database database) {
        this.database = database;
    }

    /**
     * The limits of those of these namespaces that have some. Until the transaction ends no other can grow in them, so two
     * cannot both take what is left for one.
     */
    public Map<String, NamespaceLimits> lock(Collection<String> namespaces) {
        Map<String, NamespaceLimits> found = new HashMap<>();
        database.query(LOCK, LimitStore::row, List.copyOf(new TreeSet<>(namespaces)))
                .forEach(row -> found.put(row.namespace(), row.limits()));
        return found;
    }

    public void put(String namespace, NamespaceLimits limits) {
        database.update(
                PUT,
                namespace,
                limits.imageTags(),
                limits.images(),
                limits.imageBytes(),
                limits.streams(),
                limits.quotaName());
    }

    /** How many streams the namespace has. */
    public long streams(String namespace) {
        return database.query(COUNT_STREAMS, row -> row.getLong(1), namespace).get(0);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("namespace"),
                new NamespaceLimits(
                        row.getObject("image_tags", Long.class),
                        row.getObject("images", Long.class),
                        row.getObject("image_bytes", Long.class),
                        row.getObject("streams", Long.class),
                        row.getString("quota_name")));
    }
}
