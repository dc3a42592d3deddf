package dev.imagestreams.gateway.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.http.HttpClosedException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {

    @ParameterizedTest
    @MethodSource("away")
    void somethingThatIsAwayComesBack(Throwable cause) {
        assertThat(Outage.caused(new IllegalStateException(cause))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void somethingThatIsBrokenDoesNot(Throwable cause) {
        assertThat(Outage.caused(new IllegalStateException(cause))).isFalse();
    }

    static Stream<Throwable> away() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new IOException("Connection reset by peer"),
                new HttpClosedException("Connection was closed"),
                new TimeoutException(),
                new RollbackException("the commit was cut off"),
                new SQLException("Sorry, acquisition timeout!"),
                new SQLException("Connection refused", "08001"),
                new SQLException("terminating connection due to administrator command", "57P01"));
    }

    static Stream<Throwable> broken() {
        return Stream.of(
                new JsonParseException(null, "Unexpected character"),
                new SQLException("column does not exist", "42703"),
                new NullPointerException());
    }
}
