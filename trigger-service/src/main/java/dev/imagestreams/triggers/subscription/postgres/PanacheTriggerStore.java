package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.change.ChangeLog;
import dev.imagestreams.triggers.subscription.StoredTrigger;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TriggerStore;
import dev.imagestreams.triggers.subscription.TriggerView;
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
import org.jspecify.annotations.Nullable;

/** Triggers in PostgreSQL, by Panache; what is hot or counts, {@link PgSubscriptions} and {@link PgStatus}, is SQL beside. */
@ApplicationScoped
class PanacheTriggerStore implements TriggerStore, PanacheRepositoryBase<TriggerRow, UUID> {

    private final PgSubscriptions subscriptions;
    private final PgStatus statuses;
    private final PgRemoval removal;
    private final ChangeLog log;
    private final TriggerView view;

    PanacheTriggerStore(
            PgSubscriptions subscriptions, PgStatus statuses, PgRemoval removal, ChangeLog log, TriggerView view) {
        this.subscriptions = subscriptions;
        this.statuses = statuses;
        this.removal = removal;
        this.log = log;
        this.view = view;
    }

    @Override
    @Transactional
    public Listing list(@Nullable String namespace) {
        // One snapshot for all statements: the list and its version belong together, and no writer waits.
        getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        Sort order = Sort.by("namespace", "name");
        List<TriggerRow> rows = namespace == null
                ? findAll(order).list()
                : find("namespace", order, namespace).list();
        return new Listing(stored(rows), log.newest());
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> find(String namespace, String name) {
        return row(namespace, name, LockModeType.NONE).map(this::stored);
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> add(StoredTrigger trigger) {
        String namespace = trigger.trigger().namespace();
        String name = trigger.trigger().spec().name();
        // Hibernate has no "on conflict do nothing" and would break the transaction on a taken name; a lock on the
        // name makes looking first safe.
        lockName(namespace, name);
        if (row(namespace, name, LockModeType.NONE).isPresent()) {
            return Optional.empty();
        }
        TriggerRow row = TriggerRow.of(trigger);
        row.revision = log.take(1);
        persistAndFlush(row);
        return Optional.of(logged(Change.Type.ADDED, row));
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> change(
            String namespace, String name, boolean keep, UnaryOperator<StoredTrigger> change) {
        return row(namespace, name, LockModeType.PESSIMISTIC_WRITE).map(row -> {
            StoredTrigger before = stored(row);
            StoredTrigger after = change.apply(before);
            if (!keep || after.isSameAs(before)) {
                return after;
            }
            boolean startsAnew = (row.paused && !after.trigger().spec().paused())
                    || !after.trigger()
                            .spec()
                            .target()
                            .equals(before.trigger().spec().target());
            row.set(after);
            flush();
            if (startsAnew) {
                statuses.forget(row.uid);
            }
            row.revision = log.take(1);
            flush();
            return logged(Change.Type.MODIFIED, row);
        });
    }

    @Override
    @Transactional
    public Optional<StoredTrigger> remove(String namespace, String name, boolean keep, Consumer<StoredTrigger> check) {
        removal.holdTrigger(namespace, name);
        return row(namespace, name, LockModeType.NONE).map(row -> {
            StoredTrigger before = stored(row);
            check.accept(before);
            if (keep) {
                removal.holdBelongings(row.uid);
                delete(row);
                // Its deliveries go with it, and that must not wait for anybody who waits for our number.
                flush();
                long number = log.take(1);
                Trigger last = view.of(before).withRevision(number);
                log.record(List.of(new TriggerChange(number, Change.Type.DELETED, last)));
            }
            return before;
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(Collection<UUID> triggers) {
        // Locked before the number is taken: who holds a number waits for nobody.
        List<TriggerRow> rows = triggers.isEmpty()
                ? List.of()
                : find("uid in ?1", Sort.by("uid"), triggers)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
        if (rows.isEmpty()) {
            return;
        }
        long number = log.take(rows.size());
        for (TriggerRow row : rows) {
            row.revision = number++;
        }
        flush();
        log.record(stored(rows).stream()
                .map(stored -> change(Change.Type.MODIFIED, stored))
                .toList());
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

    private StoredTrigger logged(Change.Type type, TriggerRow row) {
        StoredTrigger stored = stored(row);
        log.record(List.of(change(type, stored)));
        return stored;
    }

    private TriggerChange change(Change.Type type, StoredTrigger stored) {
        Trigger trigger = view.of(stored);
        return new TriggerChange(trigger.revision(), type, trigger);
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
