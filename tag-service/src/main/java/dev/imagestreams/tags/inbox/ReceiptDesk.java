package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.api.ImportReceipt;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where people wait for receipts. Those written by this process are handed out at once; for those of another replica the
 * desk looks into the database now and then.
 */
@ApplicationScoped
public class ReceiptDesk {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Receipts receipts;
    private final ConcurrentMap<UUID, CompletableFuture<ImportReceipt>> waiting = new ConcurrentHashMap<>();

    public ReceiptDesk(Receipts receipts) {
        this.receipts = receipts;
    }

    /** To be called after the receipt has been committed. */
    public void handOut(ImportReceipt receipt) {
        CompletableFuture<ImportReceipt> future = waiting.remove(receipt.event());
        if (future != null) {
            future.complete(receipt);
        }
    }

    /** The event's receipt, or empty if there is none within this time. */
    public Optional<ImportReceipt> await(UUID event, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        CompletableFuture<ImportReceipt> future = waiting.computeIfAbsent(event, id -> new CompletableFuture<>());
        try {
            while (true) {
                Optional<ImportReceipt> stored =
                        QuarkusTransaction.requiringNew().call(() -> receipts.find(event));
                long left = deadline - System.nanoTime();
                if (stored.isPresent() || left <= 0) {
                    return stored;
                }
                try {
                    return Optional.of(future.get(Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS));
                } catch (TimeoutException e) {
                    // Not by this process, or not yet: look again.
                    continue;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a receipt is only ever completed with a value", e);
        } finally {
            waiting.remove(event, future);
        }
    }
}
