package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.resolve.Upstream;
import dev.imagestreams.model.api.Hint;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the followers of what was hinted at due. However many hints come, a tag is looked at once per spacing; one that is
 * being looked at is looked at again afterwards, because that look may have begun before the change.
 */
@Singleton
public class HintStore {

    /** Sorted, so that two of these cannot wait for each other. A digest alone concerns the tags that have it. */
    private static final String MAKE_FOLLOWERS_DUE =
            """
            with wanted as (
                select known.stream, known.tag
                from unnest(?::text[], ?::text[], ?::text[]) as hint (repository, tag, digest)
                join scheduled_tag known
                    on known.upstream_repository = hint.repository
                    and (known.upstream_tag = hint.tag or hint.tag is null and known.told_digest = hint.digest)
                order by known.stream, known.tag
                for update of known)
            update scheduled_tag known
            set hinted = known.looking or known.pending_event is not null,
                due_at = case
                    when known.looking then known.due_at
                    else least(known.due_at, greatest(now(), known.looked_at + ? * interval '1 millisecond')) end
            from wanted
            where known.stream = wanted.stream and known.tag = wanted.tag
                and (not known.hinted and (known.looking or known.pending_event is not null)
                    or not known.looking
                        and known.due_at > greatest(now(), known.looked_at + ? * interval '1 millisecond'))
            """;

    private final Database database;
    private final Duration spacing;

    public HintStore(Database database, ScheduleConfig config) {
        this.database = database;
        this.spacing = config.hintSpacing();
    }

    /** @return how many tags are looked at sooner than planned */
    public int makeDue(List<Hint> hints) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_FOLLOWERS_DUE)) {
                statement.setArray(1, texts(connection, hints, hint -> Upstream.repository(hint.repository())));
                statement.setArray(2, texts(connection, hints, hint -> text(hint.tag())));
                statement.setArray(3, texts(connection, hints, hint -> text(hint.digest())));
                statement.setLong(4, spacing.toMillis());
                statement.setLong(5, spacing.toMillis());
                return statement.executeUpdate();
            }
        });
    }

    private static Array texts(Connection connection, List<Hint> hints, Function<Hint, @Nullable String> member)
            throws SQLException {
        return connection.createArrayOf("text", hints.stream().map(member).toArray());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
