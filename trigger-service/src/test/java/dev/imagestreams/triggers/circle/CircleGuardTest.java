package dev.imagestreams.triggers.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of firings in a row, over hours and without waiting. */
class CircleGuardTest {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final CircleRules RULES = new CircleRules(
            30, Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofSeconds(5), LONGEST, Duration.ofHours(1));
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final Firing.Subject subject = new Firing.Subject(UUID.randomUUID(), "app", "prod");
    private final Notes notes = new Notes();
    private CircleGuard guard = guard(30);
    private Instant now = START;
    private long position;

    @ParameterizedTest
    @ValueSource(longs = {20, 1_000, 20_000, 110_000})
    void aCircleIsSlowedMoreAndMoreAndReported(long reactionMillis) {
        Duration reaction = Duration.ofMillis(reactionMillis);
        List<Duration> pauses = new ArrayList<>();

        for (int i = 0; i < 5_000 && pauses.size() < 14; i++) {
            now = now.plus(reaction);
            CircleGuard.Pacing pacing = fire();
            pacing.pauses().values().forEach(pause -> {
                pauses.add(Duration.between(now, pause.until()));
                assertThat(pacing.changed()).hasSize(pause.newestOnly() ? 1 : 0);
                now = pause.until();
            });
        }

        assertThat(pauses).hasSize(14).isSorted().endsWith(LONGEST);
        assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMinutes(8));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 500, 5_000, 60_000})
    void whatMovesByItselfIsSoonTrustedAndItsWaitingMovesAreReleased(long everyMillis) {
        int waited = 0;
        for (int i = 0; i < 10_000 && notes.released == 0; i++) {
            now = now.plusMillis(everyMillis);
            waited += fire().pauses().size();
        }

        assertThat(notes.released).isEqualTo(1);
        assertThat(Duration.ofMillis(everyMillis).multipliedBy(waited)).isLessThanOrEqualTo(Duration.ofMinutes(12));
        for (int i = 0; i < 50; i++) {
            now = now.plusMillis(everyMillis);
            assertThat(fire().pauses()).isEmpty();
        }
    }

    @Test
    void aScriptThatMovesATagOftenForAMomentIsNotSlowed() {
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(25);
            assertThat(fire().pauses()).isEmpty();
        }
    }

    @Test
    void movesThatDoNotWaitForBeingToldAreNoAnswers() {
        notes.answers = 14;

        for (int i = 0; i < 500; i++) {
            now = now.plusSeconds(1);
            assertThat(fire().pauses()).isEmpty();
        }
    }

    @Test
    void whatComesToRestIsForgotten() {
        untilPaused();
        now = now.plus(Duration.ofMinutes(10));

        assertThat(fire().pauses()).isEmpty();
        assertThat(notes.known).isEmpty();
    }

    @Test
    void aChangeThatIsConsumedAgainCountsOnce() {
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(1);
            position = 0;
            assertThat(fire().pauses()).isEmpty();
        }
    }

    @Test
    void nothingIsLookedIntoWhenItIsTurnedOff() {
        guard = guard(0);

        for (int i = 0; i < 500; i++) {
            now = now.plusSeconds(1);
            assertThat(fire().pauses()).isEmpty();
        }
        assertThatThrownBy(() -> guard(1)).hasMessageContaining("imagestreams.circle.firings");
    }

    /** Told as the queue tells: what only counts as the newest makes way for what is newer. */
    @Property(tries = 200)
    void theNewestMoveIsAlwaysToldWithinTheLongestPause(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 130_000) Integer> gapsInMillis,
            @ForAll @IntRange(max = 30) int answers) {
        startAnew();
        notes.answers = answers;
        record Waiting(long position, Instant due, boolean makesWay) {}
        List<Waiting> waiting = new ArrayList<>();
        long told = 0;
        for (int gap : gapsInMillis) {
            now = now.plusMillis(gap);
            for (Waiting one : List.copyOf(waiting)) {
                if (!one.due().isAfter(now)) {
                    told = Math.max(told, one.position());
                    waiting.remove(one);
                }
            }
            Map<Firing, Pause> pauses = fire().pauses();
            Pause pause = pauses.isEmpty()
                    ? new Pause(now, false)
                    : pauses.values().iterator().next();
            if (pause.newestOnly()) {
                waiting.removeIf(Waiting::makesWay);
            }
            waiting.add(new Waiting(position, pause.until(), pause.newestOnly()));
        }

        Instant end = now.plus(LONGEST);
        told = Math.max(
                told,
                waiting.stream()
                        .filter(one -> !one.due().isAfter(end))
                        .mapToLong(Waiting::position)
                        .max()
                        .orElse(0));
        assertThat(told).isEqualTo(position);
    }

    private void startAnew() {
        notes.known.clear();
        guard = guard(30);
        now = START;
        position = 0;
    }

    private void untilPaused() {
        for (int i = 0; i < 1_000; i++) {
            now = now.plusSeconds(3);
            if (!fire().pauses().isEmpty()) {
                return;
            }
        }
        throw new AssertionError("never paused");
    }

    private CircleGuard.Pacing fire() {
        return guard.pace(List.of(new Firing(subject, ++position)), now);
    }

    private CircleGuard guard(int firings) {
        return new CircleGuard(
                notes,
                new CircleRules(firings, RULES.gap(), RULES.least(), RULES.firstPause(), LONGEST, RULES.trusted()),
                new CircleMetrics(new SimpleMeterRegistry()));
    }

    /** What the guard notes, without a database. */
    private static final class Notes implements CircleStore {

        private final Map<Firing.Subject, Suspicion> known = new HashMap<>();
        private int answers = 30;
        private int released;

        @Override
        public Map<Firing.Subject, Suspicion> load(Collection<Firing.Subject> subjects) {
            Map<Firing.Subject, Suspicion> found = new HashMap<>(known);
            found.keySet().retainAll(new HashSet<>(subjects));
            return found;
        }

        @Override
        public void save(Map<Firing.Subject, Suspicion> suspicions, CircleRules rules) {
            known.putAll(suspicions);
        }

        @Override
        public void remove(Collection<Firing.Subject> subjects) {
            known.keySet().removeAll(subjects);
        }

        @Override
        public int answers(Firing.Subject subject, int newest) {
            return answers;
        }

        @Override
        public void release(Firing.Subject subject, Instant pause, @Nullable Instant now) {
            released++;
        }

        @Override
        public Set<UUID> forget(Instant now) {
            return Set.of();
        }
    }
}
