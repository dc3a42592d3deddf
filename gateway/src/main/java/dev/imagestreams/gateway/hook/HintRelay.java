package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.client.HintService;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Passes hints on to import-service, one batch at a time: what comes while a batch is under way is the next one, each hint
 * once. Whoever told hints is answered when import-service has them, so that a sender that repeats does so until they are
 * kept; nothing is kept here.
 */
@Singleton
class HintRelay {

    /** Hints that may wait. A flood repeats itself, so that this is a number of tags. */
    static final int LIMIT = 1_000;

    private final HintService imports;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "hint-relay");
        thread.setDaemon(true);
        return thread;
    });
    private Batch waiting = new Batch();
    private boolean sending;

    private record Batch(Set<Hint> hints, CompletableFuture<Void> told) {
        Batch() {
            this(new LinkedHashSet<>(), new CompletableFuture<>());
        }
    }

    HintRelay(@RestClient HintService imports) {
        this.imports = imports;
    }

    /** Fails as unavailable when import-service does not take them, or too many wait already. */
    synchronized CompletionStage<Void> tell(List<Hint> hints) {
        if (hints.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        if (waiting.hints().size() + hints.size() > LIMIT) {
            return CompletableFuture.failedStage(unavailable(null));
        }
        waiting.hints().addAll(hints);
        if (!sending) {
            sending = true;
            sender.execute(this::send);
        }
        return waiting.told();
    }

    @PreDestroy
    void stop() {
        sender.shutdown();
    }

    private void send() {
        Batch batch = next();
        while (batch != null) {
            send(batch);
            batch = next();
        }
    }

    private synchronized @Nullable Batch next() {
        Batch batch = waiting;
        sending = !batch.hints().isEmpty();
        if (!sending) {
            return null;
        }
        waiting = new Batch();
        return batch;
    }

    /** The client of the service needs a request to run in, and this is nobody's. */
    private void send(Batch batch) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            imports.tell(List.copyOf(batch.hints()));
            batch.told().complete(null);
        } catch (RuntimeException e) {
            batch.told().completeExceptionally(unavailable(e));
        } finally {
            context.terminate();
        }
    }

    private static ImageStreamException unavailable(@Nullable Throwable cause) {
        return new ImageStreamException(
                ErrorCode.UNAVAILABLE, "hints cannot be passed on now, please try again later", List.of(), cause);
    }
}
