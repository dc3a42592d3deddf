package dev.imagestreams.tags;

import dev.imagestreams.tags.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** The database, which counts for each thread how often it is asked. */
@Alternative
@Priority(1)
@Singleton
public class CountingDatabase extends Database {

    private final ThreadLocal<Integer> statements = ThreadLocal.withInitial(() -> 0);

    public CountingDatabase(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        count();
        return super.query(sql, mapper, parameters);
    }

    @Override
    public int update(String sql, Object... parameters) {
        count();
        return super.update(sql, parameters);
    }

    /** Statements this thread needs for some work. */
    public int needed(Runnable work) {
        int before = statements.get();
        work.run();
        return statements.get() - before;
    }

    private void count() {
        statements.set(statements.get() + 1);
    }
}
