package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final UUID TRIGGER = UUID.randomUUID();

    private final InFlight inFlight = new InFlight(8, 10);

    @Test
    void anIdleProcessHasRoomForEveryone() {
        assertThat(inFlight.demand().underWay()).isEmpty();
        assertThat(inFlight.demand().total()).isEqualTo(10);
        assertThat(inFlight.demand().perTrigger()).isEqualTo(8);
    }

    @Test
    void whatIsUnderWayTakesRoomFromItsTriggerAndFromAll() {
        begin(3);

        assertThat(inFlight.demand().underWay()).containsEntry(TRIGGER, 3);
        assertThat(inFlight.demand().total()).isEqualTo(7);
    }

    @Test
    void whatEndedGivesItsRoomBack() {
        begin(2);

        inFlight.end(TRIGGER);
        inFlight.end(TRIGGER);

        assertThat(inFlight.demand().underWay()).isEmpty();
        assertThat(inFlight.isEmpty()).isTrue();
    }

    private void begin(int attempts) {
        for (int i = 0; i < attempts; i++) {
            inFlight.begin(TRIGGER);
        }
    }
}
