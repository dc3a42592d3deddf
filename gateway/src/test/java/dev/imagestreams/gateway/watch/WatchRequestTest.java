package dev.imagestreams.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRequestTest {

    @ParameterizedTest(name = "{0} begins after {1}, initial events: {2}")
    @CsvSource({
        "'', 0, true",
        "resourceVersion=, 0, true",
        "resourceVersion=0, 0, true",
        "resourceVersion=7, 7, false",
        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan, 0, true",
        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=7, 0, true",
        "sendInitialEvents=false&resourceVersionMatch=NotOlderThan, 0, false",
        "sendInitialEvents=false&resourceVersionMatch=NotOlderThan&resourceVersion=7, 7, false"
    })
    void theVersionAndTheWishForInitialEventsSayWhereToBegin(String query, long version, boolean initial) {
        WatchRequest request = WatchRequest.of(parameters(query));

        assertThat(request.version()).isEqualTo(version == 0 ? OptionalLong.empty() : OptionalLong.of(version));
        assertThat(request.initialEvents()).isEqualTo(initial);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resourceVersion=x",
                "resourceVersion=-1",
                "resourceVersionMatch=NotOlderThan",
                "sendInitialEvents=true",
                "sendInitialEvents=true&resourceVersionMatch=Exact"
            })
    void contradictionsAreInvalid(String query) {
        assertThatThrownBy(() -> WatchRequest.of(parameters(query))).isInstanceOf(ImageStreamException.class);
    }

    @Test
    void onlyWhoTakesBookmarksIsToldOfTheEndOfTheInitialEvents() {
        String initial = "sendInitialEvents=true&resourceVersionMatch=NotOlderThan";

        assertThat(WatchRequest.of(parameters(initial)).markEnd()).isFalse();
        assertThat(WatchRequest.of(parameters(initial + "&allowWatchBookmarks=true"))
                        .markEnd())
                .isTrue();
    }

    @Test
    void aTimeThatIsNoneIsRefusedAndOneTooLongIsCut() {
        assertThat(WatchRequest.of(parameters("timeoutSeconds=0")).lasts()).isEmpty();
        assertThat(WatchRequest.of(parameters("timeoutSeconds=30")).lasts()).contains(Duration.ofSeconds(30));
        assertThat(WatchRequest.of(parameters("timeoutSeconds=" + Long.MAX_VALUE))
                        .lasts())
                .hasValueSatisfying(lasts -> assertThat(lasts.toNanos()).isPositive());
        assertThatThrownBy(() -> WatchRequest.of(parameters("timeoutSeconds=x")))
                .isInstanceOf(StatusException.class);
    }

    private static Parameters parameters(String query) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        for (String pair : query.split("&")) {
            String[] sides = pair.split("=", 2);
            values.add(sides[0], sides.length > 1 ? sides[1] : "");
        }
        return new Parameters(values);
    }
}
