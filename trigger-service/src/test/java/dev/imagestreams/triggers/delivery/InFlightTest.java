package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final UUID TRIGGER = UUID.randomUUID();

    private final InFlight inFlight = new InFlight(8, 10);

    @Test
    void anIdleProcessHasRoomForEveryone() {
        assertThat(inFlight.demand().exceptions()).isEmpty();
        assertThat(inFlight.demand().total()).isEqualTo(10);
    }

    @Test
    void whatIsUnderWayTakesRoomFromItsTriggerAndFromAll() {
        begin(3);

        assertThat(inFlight.demand().exceptions()).containsEntry(TRIGGER, 5);
        assertThat(inFlight.demand().total()).isEqualTo(7);
    }

    @Test
    void whatEndedWellGivesItsRoomBack() {
        begin(1);

        inFlight.end(TRIGGER, true);

        assertThat(inFlight.demand().exceptions()).isEmpty();
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void aTriggerThatFailedGetsOneAttemptAtATime() {
        begin(1);

        inFlight.end(TRIGGER, false);

        assertThat(inFlight.demand().exceptions()).containsEntry(TRIGGER, 1);
    }

    @Test
    void aTriggerThatFailedHasNoRoomWhileItIsTried() {
        begin(2);

        inFlight.end(TRIGGER, false);

        assertThat(inFlight.demand().exceptions()).containsEntry(TRIGGER, 0);
    }

    @Test
    void oneSuccessGivesAllRoomBack() {
        begin(2);
        inFlight.end(TRIGGER, false);

        inFlight.end(TRIGGER, true);

        assertThat(inFlight.demand().exceptions()).isEmpty();
    }

    private void begin(int attempts) {
        for (int i = 0; i < attempts; i++) {
            inFlight.begin(TRIGGER);
        }
    }
}
