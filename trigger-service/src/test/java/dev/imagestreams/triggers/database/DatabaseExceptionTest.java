package dev.imagestreams.triggers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static RuntimeException wrapped(@Nullable String state) {
        return new IllegalStateException(new DatabaseException("act", new SQLException("no", state)));
    }
}
