package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

    @Test
    void asksForNothingWhileOnlyASmallPartIsFree() {
        InFlight large = new InFlight(1_000, 1_000);
        for (int i = 0; i < 950; i++) {
            large.begin(TRIGGER);
        }

        assertThat(large.demand()).isEqualTo(InFlight.Demand.NONE);
        for (int i = 0; i < 12; i++) {
            large.end(TRIGGER);
        }
        assertThat(large.demand().total()).isEqualTo(62);
    }

    @Test
    void whatWasClaimedIsTakenFromTheDemand() {
        UUID other = UUID.randomUUID();
        begin(3);

        InFlight.Demand left = inFlight.demand().without(List.of(TRIGGER, other, other));

        assertThat(left.total()).isEqualTo(4);
        assertThat(left.underWay()).containsOnly(Map.entry(TRIGGER, 4), Map.entry(other, 2));
    }

    private void begin(int attempts) {
        for (int i = 0; i < attempts; i++) {
            inFlight.begin(TRIGGER);
        }
    }
}
