package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.model.image.Digest;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Looks that are wanted, in PostgreSQL: one for each image, whoever imported it and however often before it is done. Where
 * looking is switched off, none is wanted.
 */
@Singleton
public class ReferrerLookStore {

    private static final String WANT =
            """
            insert into referrer_look as known (repository, digest, insecure, namespace, registry, due_at)
            values (?, ?, ?, ?, ?, now() + ? * interval '1 millisecond')
            on conflict (repository, digest) do update
            set due_at = least(known.due_at, greatest(excluded.due_at, known.looked_at + ? * interval '1 millisecond'))
            where known.looks_done > 0
            """;

    private static final String CLAIM_DUE =
            """
            with due as (
                select found.repository, found.digest
                from (select distinct registry from referrer_look where due_at <= now()) as waiting
                left join unnest(?::text[], ?::integer[]) as known (registry, room)
                    on known.registry = waiting.registry
                cross join lateral (
                    select repository, digest, due_at from referrer_look
                    where registry = waiting.registry and due_at <= now()
                    order by due_at
                    limit coalesce(known.room, ?)
                    for update skip locked) as found
                order by found.due_at
                limit ?)
            update referrer_look look
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1
            from due
            where look.repository = due.repository and look.digest = due.digest
            returning look.repository, look.digest, look.insecure, look.namespace, look.registry, look.attempts,
                look.looks_done
            """;

    private static final String MAKE_DUE_LATER =
            """
            update referrer_look set due_at = now() + ? * interval '1 millisecond' where repository = ? and digest = ?
            """;

    private static final String LOOK_AGAIN =
            """
            update referrer_look
            set looks_done = looks_done + 1, looked_at = now(), attempts = 0,
                due_at = greatest(wanted_at, now() - ? * interval '1 millisecond') + ? * interval '1 millisecond'
            where repository = ? and digest = ?
            """;

    private static final String REMOVE = "delete from referrer_look where repository = ? and digest = ?";

    /** Whoever wants several locks them in this order, so that two who want the same do not wait for each other. */
    private static final Comparator<Subject> IN_ORDER =
            Comparator.comparing(Subject::repository).thenComparing(Subject::digest);

    private final Database database;
    private final boolean enabled;
    private final Duration delay;
    private final Duration spacing;
    private final List<Duration> again;

    public ReferrerLookStore(Database database, ReferrersConfig config) {
        this.database = database;
        this.enabled = config.enabled();
        this.delay = config.delay();
        this.spacing = config.spacing();
        this.again = config.again().orElse(List.of()).stream().sorted().toList();
    }

    /** Part of the caller's transaction. One look for all who want the same; one that has been is soon followed by another. */
    public void want(Connection connection, Collection<Subject> subjects) throws SQLException {
        if (!enabled || subjects.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(WANT)) {
            for (Subject subject : subjects.stream().sorted(IN_ORDER).toList()) {
                statement.setString(1, subject.repository());
                statement.setString(2, subject.digest().toString());
                statement.setBoolean(3, subject.insecure());
                statement.setString(4, subject.namespace());
                statement.setString(5, SourceRegistry.of(subject.repository()));
                statement.setLong(6, delay.toMillis());
                statement.setLong(7, spacing.toMillis());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The same in a transaction of its own. */
    public void want(Collection<Subject> subjects) {
        if (enabled && !subjects.isEmpty()) {
            database.change(connection -> want(connection, subjects));
        }
    }

    List<ReferrerLook> claim(LeaseClaim claim) {
        return database.transaction(connection -> claim.take(connection, CLAIM_DUE, ReferrerLookStore::read));
    }

    void postpone(Subject subject, Duration wait) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE_LATER)) {
                statement.setLong(1, wait.toMillis());
                statement.setString(2, subject.repository());
                statement.setString(3, subject.digest().toString());
                statement.executeUpdate();
            }
        });
    }

    /** It is done: due again, or gone after the last time. */
    void done(ReferrerLook look) {
        if (look.looksDone() >= again.size()) {
            remove(look.subject());
            return;
        }
        Duration fromImport = again.get(look.looksDone());
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOOK_AGAIN)) {
                // An import that was long ago is none to count from: then from now, so that looks never crowd.
                statement.setLong(1, fromImport.dividedBy(2).toMillis());
                statement.setLong(2, fromImport.toMillis());
                statement.setString(3, look.subject().repository());
                statement.setString(4, look.subject().digest().toString());
                statement.executeUpdate();
            }
        });
    }

    void remove(Subject subject) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setString(1, subject.repository());
                statement.setString(2, subject.digest().toString());
                statement.executeUpdate();
            }
        });
    }

    private static ReferrerLook read(ResultSet row) throws SQLException {
        Subject subject = new Subject(
                row.getString("repository"),
                Digest.parse(row.getString("digest")),
                row.getBoolean("insecure"),
                row.getString("namespace"));
        return new ReferrerLook(subject, row.getString("registry"), row.getInt("attempts"), row.getInt("looks_done"));
    }
}
