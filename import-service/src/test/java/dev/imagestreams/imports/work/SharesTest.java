package dev.imagestreams.imports.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final int WORKERS = 16;
    private static final int MOST = 4;

    private final Shares<String> shares = new Shares<>(WORKERS, MOST, piece -> piece);

    /** What is stored, longest waiting first: a piece is called as its owner. */
    private final List<String> stored = new ArrayList<>();

    @Test
    void givesOneWorkerToWhoHasNotAnsweredYet() {
        store("new", 10);

        assertThat(claim(WORKERS)).containsExactly("new");
        assertThat(claim(WORKERS - 1)).isEmpty();
    }

    @Test
    void doublesTheShareOfWhoAnswersUpToTheMost() {
        store("good", 30);
        assertThat(claimAndEnd("good", true)).hasSize(1);
        assertThat(claimAndEnd("good", true)).hasSize(2);
        assertThat(claimAndEnd("good", true)).hasSize(4);
        assertThat(claimAndEnd("good", true)).hasSize(4);
    }

    @Test
    void takesTheShareBackFromWhoDoesNotAnswer() {
        prove("tired");
        store("tired", 10);
        claimAndEnd("tired", false);

        assertThat(claim(WORKERS)).containsExactly("tired");
    }

    @Test
    void takesTheShareBackFromWorkThatBreaks() {
        prove("broken");
        store("broken", 5);
        assertThat(claim(WORKERS)).hasSize(MOST);

        assertThatThrownBy(() -> shares.run("broken", piece -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(claim(WORKERS)).as("three are still running").isEmpty();
    }

    @Test
    void leavesAWorkerToAHealthyOneWhenSixThatUsedToAnswerHang() {
        for (int i = 0; i < 6; i++) {
            prove("dead-" + i);
        }
        for (int i = 0; i < 6; i++) {
            store("dead-" + i, 10);
        }
        List<String> held = claim(WORKERS);
        assertThat(held).hasSizeLessThan(WORKERS);
        store("healthy", 1);

        assertThat(claim(WORKERS - held.size())).containsExactly("healthy");
    }

    @Test
    void keepsWhatWasClaimedWhenTheRestCannotBe() {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            pieces.add("owner-" + i);
        }
        int[] calls = {0};

        List<String> claimed = shares.claim(WORKERS, (slots, room) -> {
            if (calls[0]++ > 0) {
                throw new IllegalStateException("the database is away");
            }
            return pieces.subList(0, slots);
        });

        assertThat(claimed).isEqualTo(pieces);
    }

    @Test
    void refusesAShareOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shares<String>(1, 0, piece -> piece));
    }

    @Test
    void reservesNothingWhereThereAreFewWorkers() {
        Shares<String> few = new Shares<>(2, 2, piece -> piece);

        assertThat(few.claim(2, (slots, room) -> List.of("a", "b"))).containsExactly("a", "b");
    }

    private void store(String owner, int pieces) {
        stored.addAll(Collections.nCopies(pieces, owner));
    }

    /** It answers until it has its whole share. */
    private void prove(String owner) {
        for (int i = 0; i < 2; i++) {
            store(owner, 1);
            claimAndEnd(owner, true);
        }
        assertThat(stored).doesNotContain(owner);
    }

    private List<String> claimAndEnd(String owner, boolean answered) {
        List<String> claimed = claim(WORKERS);
        assertThat(claimed).containsOnly(owner);
        claimed.forEach(piece -> shares.run(piece, any -> answered));
        return claimed;
    }

    private List<String> claim(int slots) {
        return shares.claim(slots, (free, room) -> {
            List<String> taken = new ArrayList<>();
            for (String piece : List.copyOf(stored)) {
                if (taken.size() < free && Collections.frequency(taken, piece) < room.of(piece)) {
                    taken.add(piece);
                    stored.remove(piece);
                }
            }
            return taken;
        });
    }
}
