package dev.imagestreams.triggers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class EventBatchTest {

    private static final Map<String, CompletionStage<Void>> ANSWERS = Map.of(
            "taken", CompletableFuture.completedFuture(null),
            "too large", CompletableFuture.failedFuture(new RecordTooLargeException("5000000 bytes")),
            "not in time", CompletableFuture.failedFuture(new TimeoutException("no answer")));

    @Test
    void whatItsTopicWillNeverTakeIsNamedAndFailsNoOther() {
        assertThat(EventBatch.publish(List.of("taken", "too large", "taken"), ANSWERS::get))
                .containsExactly("too large");
    }

    @Test
    void whatTheBrokerDidNotTakeThisTimeFailsTheBatch() {
        assertThatThrownBy(() -> EventBatch.publish(List.of("taken", "too large", "not in time"), ANSWERS::get))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }
}
