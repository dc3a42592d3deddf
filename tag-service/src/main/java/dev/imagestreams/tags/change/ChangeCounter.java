package dev.imagestreams.tags.change;

import dev.imagestreams.tags.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives every change its number. The counter is one row, which stays locked from the first number a transaction takes until
 * it ends: so numbers become visible in their order, and a number that was taken in vain is given again.
 */
@ApplicationScoped
public class ChangeCounter {

    private static final String LAST = "select value from change_counter";

    private static final String LOCK = LAST + " for update";

    private static final String TAKE = "update change_counter set value = value + ? returning value";

    private final Database database;

    public ChangeCounter(Database database) {
        this.database = database;
    }

    /** The number of the last change there is, as the caller's transaction sees it. */
    public long last() {
        return database.query(LAST, row -> row.getLong(1)).get(0);
    }

    /** Makes all other writers wait, until the caller's transaction ends. */
    public void lock() {
        database.query(LOCK, row -> row.getLong(1));
    }

    /** Takes numbers, and makes all other writers wait. Returns the first. */
    public long take(int numbers) {
        return database.query(TAKE, row -> row.getLong(1), numbers).get(0) - numbers + 1;
    }
}
