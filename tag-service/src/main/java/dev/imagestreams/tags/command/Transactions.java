package dev.imagestreams.tags.command;

import dev.imagestreams.tags.change.ChangeSignal;
import dev.imagestreams.tags.database.DatabaseException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs writes, each in a transaction of its own. Two callers that make the same thing at the same time meet in the
 * database; the later one tries again.
 */
@ApplicationScoped
public class Transactions {

    private static final int ATTEMPTS = 5;

    private final ChangeSignal signal;

    public Transactions(ChangeSignal signal) {
        this.signal = signal;
    }

    /** Does it, and wakes whoever waits for changes. */
    public <T> T commit(Supplier<T> work) {
        T result = attempt(() -> QuarkusTransaction.requiringNew().call(work::get));
        signal.raise();
        return result;
    }

    /** Does it, and takes it back: nothing is kept or told. */
    public <T> T tryOut(Supplier<T> work) {
        return attempt(() -> {
            QuarkusTransaction.begin();
            try {
                return work.get();
            } finally {
                QuarkusTransaction.rollback();
            }
        });
    }

    private static <T> T attempt(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (DatabaseException e) {
                if (!e.isRace() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
