package dev.imagestreams.triggers.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what an outbox owes, all of it at once. What its topic will never take is no reason to owe the rest for ever, so
 * it is named instead of failing the others.
 */
public final class EventBatch {

    private EventBatch() {}

    /**
     * Waits until the broker has them.
     *
     * @return those that are too large for their topic, which is not going to change
     * @throws CompletionException if the broker has not taken others: then all are to be published again
     */
    public static <T> List<T> publish(List<T> owed, Function<T, CompletionStage<Void>> publish) {
        List<CompletableFuture<Boolean>> taken = owed.stream()
                .map(one -> publish.apply(one).toCompletableFuture().handle(EventBatch::isTaken))
                .toList();
        CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).join();
        return IntStream.range(0, owed.size())
                .filter(i -> !taken.get(i).join())
                .mapToObj(owed::get)
                .toList();
    }

    private static boolean isTaken(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure == null || failure instanceof RecordTooLargeException) {
            return failure == null;
        }
        throw failure instanceof CompletionException known ? known : new CompletionException(failure);
    }
}
