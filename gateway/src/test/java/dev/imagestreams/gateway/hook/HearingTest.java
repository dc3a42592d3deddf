package dev.imagestreams.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.UnannouncedMove;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final Instant FOUND = Instant.parse("2026-02-01T12:00:00Z");
    private static final Optional<Instant> BEFORE = Optional.of(FOUND.minus(Duration.ofHours(1)));
    private static final Optional<Instant> AFTER = Optional.of(FOUND.plus(Duration.ofHours(1)));
    private static final Optional<Instant> NEVER = Optional.empty();
    private static final UnannouncedMove MOVE = move("registry.example/team/app");

    @Test
    void nothingIsKnownOfWhatHasNotSpokenYet() {
        assertThat(verdict(NEVER, NEVER)).isEqualTo("Unknown NothingHeard");
    }

    @Test
    void whatSpeaksAndHasMissedNothingSpeaks() {
        assertThat(verdict(AFTER, NEVER)).isEqualTo("True Speaking");
    }

    @Test
    void movesThatCameAfterItsLastWordAreMissed() {
        assertThat(verdict(BEFORE, NEVER, MOVE)).isEqualTo("False MovesMissed");
        assertThat(verdict(NEVER, NEVER, MOVE)).isEqualTo("False MovesMissed");
    }

    @Test
    void whatHasSpokenSinceStillMissesSome() {
        assertThat(verdict(AFTER, NEVER, MOVE)).isEqualTo("True SomeMissed");
        assertThat(new Hearing(AFTER, NEVER, List.of(MOVE)).verdict().message())
                .isEqualTo("It has not told of 1 tag that moved within a week, last of registry.example/team/app:1.");
    }

    @Test
    void silenceThatIsRemarkableComesFirst() {
        assertThat(verdict(AFTER, AFTER, MOVE)).isEqualTo("False Silent");
        assertThat(new Hearing(AFTER, AFTER, List.of()).since()).isEqualTo(AFTER);
    }

    @Test
    void onlyMovesInItsOwnRegistriesConcernASource() {
        List<UnannouncedMove> moves = List.of(
                MOVE,
                move("registry.example/other/app"),
                move("registry.example.org/team/app"),
                move("docker.io/library/a"));

        assertThat(Hearing.concerning(List.of("registry.example/team"), moves)).containsExactly(MOVE);
        assertThat(Hearing.concerning(List.of("Registry.Example"), moves)).hasSize(2);
        assertThat(Hearing.concerning(List.of("index.docker.io"), moves)).hasSize(1);
    }

    private static String verdict(Optional<Instant> heard, Optional<Instant> silent, UnannouncedMove... missed) {
        Hearing.Verdict verdict = new Hearing(heard, silent, List.of(missed)).verdict();
        return verdict.status() + ' ' + verdict.reason();
    }

    private static UnannouncedMove move(String repository) {
        Digest digest = Digest.sha256(repository.getBytes(StandardCharsets.UTF_8));
        return new UnannouncedMove(repository, TagName.parse("1"), digest, FOUND, 1);
    }
}
