package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.change.ChangeSignal;
import dev.imagestreams.tags.image.ImageRules;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.policy.NamespacePolicies;
import dev.imagestreams.tags.policy.Policies;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
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
import java.util.stream.Collectors;
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
    private final Policies policies;

    public Inbox(
            StreamStore streams,
            ImageStore images,
            Policies policies,
            Receipts receipts,
            ReceiptDesk desk,
            ChangeSignal signal) {
        this.streams = streams;
        this.images = images;
        this.policies = policies;
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
        List<StreamKey> keys =
                fresh.stream().map(received -> received.event().stream()).toList();
        Map<StreamKey, StreamState> states = streams.lock(keys);
        NamespacePolicies demands =
                policies.of(keys.stream().map(StreamKey::namespace).collect(Collectors.toSet()));
        List<ImportReceipt> result = new ArrayList<>();
        List<Decision> changing = new ArrayList<>();
        List<StoredImage> found = new ArrayList<>();
        for (Received received : fresh) {
            StreamKey key = received.event().stream();
            Decision decision = Decision.about(received, states.get(key), demands, now);
            if (decision.changesSomething()) {
                states.put(key, decision.change().after());
                changing.add(decision);
                found.addAll(imagesOf(decision, now));
            } else {
                result.add(new ImportReceipt(received.id(), null, decision.rejected()));
            }
        }
        images.add(found, now);
        List<Long> versions = changing.isEmpty() ? List.of() : streams.save(Decision.changes(changing));
        for (int i = 0; i < versions.size(); i++) {
            Decision decision = changing.get(i);
            Long version = decision.rejected() == null ? versions.get(i) : null;
            result.add(new ImportReceipt(decision.received().id(), version, decision.rejected()));
        }
        receipts.add(result);
        return result;
    }

    private List<Received> withoutKnown(List<Received> batch) {
        Set<UUID> seen =
                new HashSet<>(receipts.existing(batch.stream().map(Received::id).toList()));
        return batch.stream().filter(received -> seen.add(received.id())).toList();
    }

    /** Entries of a list first, as they are imported. */
    private static List<StoredImage> imagesOf(Decision decision, Instant now) {
        if (decision.rejected() != null) {
            return List.of();
        }
        return decision.received().event().results().stream()
                .flatMap(result -> result.result() instanceof ImportOutcome.Resolved resolved
                        ? Stream.concat(resolved.children().stream(), Stream.of(resolved.image()))
                        : Stream.empty())
                .map(image -> ImageRules.imported(image, now))
                .toList();
    }
}
