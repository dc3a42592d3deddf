package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.triggers.subscription.TriggerStore;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Triggers in PostgreSQL, by Panache: nothing here is hot but {@link #hold}, which is one query per batch of events. */
@ApplicationScoped
class PanacheTriggerStore implements TriggerStore, PanacheRepositoryBase<TriggerRow, UUID> {

    @Override
    @Transactional
    public List<Trigger> list(String namespace) {
        return find("namespace", Sort.by("name"), namespace).stream()
                .map(TriggerRow::toTrigger)
                .toList();
    }

    @Override
    @Transactional
    public Optional<Trigger> find(String namespace, String name) {
        return row(namespace, name).map(TriggerRow::toTrigger);
    }

    @Override
    @Transactional
    public boolean add(Trigger trigger, byte @Nullable [] sealedSecret) {
        // Hibernate has no "on conflict do nothing" and would break the transaction on a taken name; a lock on the
        // name makes looking first safe.
        lockName(trigger.namespace(), trigger.spec().name());
        if (row(trigger.namespace(), trigger.spec().name()).isPresent()) {
            return false;
        }
        persist(TriggerRow.of(trigger, sealedSecret));
        return true;
    }

    @Override
    @Transactional
    public Optional<Trigger> replace(UUID uid, TriggerDraft spec, byte @Nullable [] sealedSecret) {
        return findByIdOptional(uid, LockModeType.PESSIMISTIC_WRITE).map(row -> {
            row.setSpec(spec);
            if (!(spec.target() instanceof TriggerTarget.Webhook)) {
                row.secret = null;
            } else if (sealedSecret != null) {
                row.secret = sealedSecret;
            }
            row.revision++;
            return row.toTrigger();
        });
    }

    @Override
    @Transactional
    public boolean remove(String namespace, String name) {
        return delete("namespace = ?1 and name = ?2", namespace, name) > 0;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Trigger> hold(Collection<String> namespaces) {
        return find("namespace in ?1", namespaces).withLock(LockModeType.PESSIMISTIC_READ).stream()
                .map(TriggerRow::toTrigger)
                .toList();
    }

    private Optional<TriggerRow> row(String namespace, String name) {
        return find("namespace = ?1 and name = ?2", namespace, name).firstResultOptional();
    }

    private void lockName(String namespace, String name) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, namespace + '/' + name)
                .getSingleResult();
    }
}
