package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.subscription.StoredTrigger;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TriggerStore;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Triggers in PostgreSQL, by Panache; what is hot or counts, {@link PgSubscriptions} and {@link PgStatus}, is SQL beside. */
@ApplicationScoped
class PanacheTriggerStore implements TriggerStore, PanacheRepositoryBase<TriggerRow, UUID> {

    private final PgSubscriptions subscriptions;
    private final PgStatus statuses;

    PanacheTriggerStore(PgSubscriptions subscriptions, PgStatus statuses) {
        this.subscriptions = subscriptions;
        this.statuses = statuses;
    }

    @Override
    @Transactional
    public List<StoredTrigger> list(String namespace) {
        return stored(find("namespace", Sort.by("name"), namespace).list());
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> find(String namespace, String name) {
        return row(namespace, name, LockModeType.NONE).map(this::stored);
    }

    @Override
    @Transactional
    public boolean add(StoredTrigger trigger) {
        String namespace = trigger.trigger().namespace();
        String name = trigger.trigger().spec().name();
        // Hibernate has no "on conflict do nothing" and would break the transaction on a taken name; a lock on the
        // name makes looking first safe.
        lockName(namespace, name);
        if (row(namespace, name, LockModeType.NONE).isPresent()) {
            return false;
        }
        persist(TriggerRow.of(trigger));
        return true;
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> change(
            String namespace, String name, boolean keep, UnaryOperator<StoredTrigger> change) {
        return row(namespace, name, LockModeType.PESSIMISTIC_WRITE).map(row -> {
            StoredTrigger after = change.apply(stored(row));
            if (!keep) {
                return after;
            }
            boolean startsAnew = (row.paused && !after.trigger().spec().paused())
                    || !after.trigger()
                            .spec()
                            .target()
                            .equals(stored(row).trigger().spec().target());
            row.set(after);
            row.revision++;
            flush();
            if (startsAnew) {
                statuses.forget(row.uid);
            }
            return stored(row);
        });
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> remove(String namespace, String name, boolean keep, Consumer<StoredTrigger> check) {
        return row(namespace, name, LockModeType.PESSIMISTIC_WRITE).map(row -> {
            StoredTrigger before = stored(row);
            check.accept(before);
            if (keep) {
                delete(row);
            }
            return before;
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Subscription> watching(Collection<ImageChanged> changes) {
        return subscriptions.watching(changes);
    }

    @Override
    @Transactional
    public Optional<Subscription> subscription(String namespace, String name) {
        return subscriptions.of(namespace, name);
    }

    private StoredTrigger stored(TriggerRow row) {
        return stored(List.of(row)).get(0);
    }

    private List<StoredTrigger> stored(List<TriggerRow> rows) {
        Map<UUID, TriggerStatus> known =
                statuses.of(rows.stream().map(row -> row.uid).toList());
        return rows.stream()
                .map(row -> row.toStored(known.getOrDefault(row.uid, TriggerStatus.NONE)))
                .toList();
    }

    private Optional<TriggerRow> row(String namespace, String name, LockModeType lock) {
        return find("namespace = ?1 and name = ?2", namespace, name)
                .withLock(lock)
                .firstResultOptional();
    }

    private void lockName(String namespace, String name) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, namespace + '/' + name)
                .getSingleResult();
    }
}
