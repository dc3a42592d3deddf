package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import dev.imagestreams.triggers.workload.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldProblemsTest {

    private static final ObjectKey WEB = new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "web");
    private static final Problem WRONG = new Problem(false, "wrong");
    private static final Problem WAITS = new Problem(true, "waits");

    private final ToldProblems told = new ToldProblems();

    @Test
    void aProblemIsNewsOnce() {
        assertThat(told.news(WEB, List.of(WRONG))).containsExactly(WRONG);
        assertThat(told.news(WEB, List.of(WRONG, WAITS))).containsExactly(WAITS);
        assertThat(told.news(WEB, List.of(WAITS, WRONG))).isEmpty();
    }

    @Test
    void aProblemThatWasSolvedAndIsBackIsNewsAgain() {
        told.news(WEB, List.of(WAITS));

        assertThat(told.news(WEB, List.of())).isEmpty();
        assertThat(told.news(WEB, List.of(WAITS))).containsExactly(WAITS);
    }

    @Test
    void anotherObjectOfTheSameNameHasItsOwn() {
        told.news(WEB, List.of(WRONG));
        told.forget(WEB);

        assertThat(told.news(WEB, List.of(WRONG))).containsExactly(WRONG);
    }
}
