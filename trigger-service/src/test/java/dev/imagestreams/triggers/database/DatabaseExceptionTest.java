package dev.imagestreams.triggers.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseExceptionTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "57P01", "53300", "40P01", "23503", "42P01"})
    void whatTheDatabaseSuffersMayPass(@Nullable String state) {
        assertThat(DatabaseException.mayPass(wrapped(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "23502", "23514"})
    void dataItWillNeverTakeDoesNot(String state) {
        assertThat(DatabaseException.mayPass(wrapped(state))).isFalse();
    }

    @Test
    void otherFailuresAreNotTheDatabases() {
        assertThat(DatabaseException.mayPass(new IllegalArgumentException("ours")))
                .isFalse();
    }

    /** As the transaction manager tells it, and the interceptor that asked it to commit. */
    @Test
    void aCommitThatWasCutOffMayPass() {
        assertThat(DatabaseException.mayPass(new UndeclaredThrowableException(new RollbackException("aborted"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"57P01,true", "23514,false"})
    void aCommitThatFailedSaysWhyOnTheSide(String state, boolean passes) {
        RollbackException rollback = new RollbackException("aborted");
        rollback.addSuppressed(new IllegalStateException(new SQLException("no", state)));

        assertThat(DatabaseException.mayPass(new UndeclaredThrowableException(rollback)))
                .isEqualTo(passes);
    }

    private static RuntimeException wrapped(@Nullable String state) {
        return new IllegalStateException(new DatabaseException("act", new SQLException("no", state)));
    }
}
