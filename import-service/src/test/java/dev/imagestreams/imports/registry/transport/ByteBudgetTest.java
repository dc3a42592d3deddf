package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(100);

    @Test
    void givesUpToItsLimitAndAgainWhatCameBack() {
        assertThat(budget.take(100)).isTrue();
        assertThat(budget.take(1)).isFalse();
        budget.giveBack(100);

        assertThat(budget.take(100)).as("the refused byte was not counted").isTrue();
    }
}
