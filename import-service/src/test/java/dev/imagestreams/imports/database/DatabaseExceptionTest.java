package dev.imagestreams.imports.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseExceptionTest {

    /** What is refused is put aside; everything else is waited for, and stops a partition meanwhile. */
    @ParameterizedTest
    @CsvSource({"22P05, true", "23505, true", "54000, true", "40P01, false", "53100, false", "57P01, false", ", false"})
    void tellsDataThatCanNeverBeStoredFromADatabaseThatIsNotWell(String state, boolean refused) {
        assertThat(new DatabaseException(new SQLException("as said", state)).dataRefused())
                .isEqualTo(refused);
    }
}
