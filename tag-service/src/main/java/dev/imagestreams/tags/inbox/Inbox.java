package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.change.ChangeSignal;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.stream.ImportRules;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Applies a batch of events in one transaction: loads all streams it touches, decides in memory, writes with few
 * statements. Each event leaves a receipt, so one that comes again is skipped; each is a change of its own.
 */
@ApplicationScoped
public class Inbox {

    private final StreamStore streams;
    private final ImageStore images;
    private final Receipts receipts;
    private final ReceiptDesk desk;
    private final ChangeSignal signal;

    public Inbox(StreamStore streams, ImageStore images, Receipts receipts, ReceiptDesk desk, ChangeSignal signal) {
        this.streams = streams;
        this.images = images;
        this.receipts = receipts;
        this.desk = desk;
        this.signal = signal;
    }

    /** All of the batch, or, by throwing, nothing of it. */
    public void apply(List<Received> batch) {
        List<ImportReceipt> written = QuarkusTransaction.requiringNew().call(() -> applyInTransaction(batch));
        written.forEach(desk::handOut);
        signal.raise();
    }

    private List<ImportReceipt> applyInTransaction(List<Received> batch) {
        List<Received> fresh = withoutKnown(batch);
        if (fresh.isEmpty()) {
            return List.of();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Map<StreamKey, StreamState> states = streams.lock(
                fresh.stream().map(received -> received.event().stream()).toList());
        List<ImportReceipt> result = new ArrayList<>();
        List<StreamTransition> changes = new ArrayList<>();
        List<UUID> causes = new ArrayList<>();
        List<Image> found = new ArrayList<>();
        for (Received received : fresh) {
            DigestResolved event = received.event();
            StreamState before = states.get(event.stream());
            if (event.uid() != null && (before == null || !event.uid().equals(before.uid()))) {
                result.add(gone(received));
                continue;
            }
            StreamState known = before == null ? StreamState.absent(event.stream(), UUID.randomUUID(), now) : before;
            StreamState after = new ImportRules(event.by(), now).apply(known, event.results());
            StreamTransition change = new StreamTransition(known, after, event.by(), now);
            if (change.changesSomething()) {
                states.put(event.stream(), after);
                changes.add(change);
                causes.add(received.id());
                found.addAll(imagesOf(event));
            } else {
                result.add(new ImportReceipt(received.id(), null, null));
            }
        }
        images.add(found, now);
        List<Long> versions = changes.isEmpty() ? List.of() : streams.save(changes);
        for (int i = 0; i < versions.size(); i++) {
            result.add(new ImportReceipt(causes.get(i), versions.get(i), null));
        }
        receipts.add(result);
        return result;
    }

    private List<Received> withoutKnown(List<Received> batch) {
        Set<UUID> seen =
                new HashSet<>(receipts.existing(batch.stream().map(Received::id).toList()));
        return batch.stream().filter(received -> seen.add(received.id())).toList();
    }

    private static ImportReceipt gone(Received received) {
        String message = "the stream " + received.event().stream() + " this was imported for is gone";
        return new ImportReceipt(received.id(), null, new Problem(ErrorCode.NOT_FOUND, message, List.of()));
    }

    private static List<Image> imagesOf(DigestResolved event) {
        return event.results().stream()
                .flatMap(result -> result.result() instanceof ImportOutcome.Resolved resolved
                        ? Stream.concat(resolved.children().stream(), Stream.of(resolved.image()))
                        : Stream.empty())
                .toList();
    }
}
