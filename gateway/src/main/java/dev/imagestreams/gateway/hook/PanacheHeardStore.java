package dev.imagestreams.gateway.hook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sources by when they were last heard, in PostgreSQL. */
@ApplicationScoped
class PanacheHeardStore implements HeardStore {

    private static final String HEARD =
            """
            insert into hook_heard (source, heard_at) values (:source, :at)
            on conflict (source) do update set heard_at = greatest(hook_heard.heard_at, excluded.heard_at)
            """;

    private static final String ALL = "select source, heard_at from hook_heard";

    private final EntityManager entities;

    PanacheHeardStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public void note(Map<String, Instant> heard) {
        heard.forEach((source, at) -> entities.createNativeQuery(HEARD)
                .setParameter("source", source)
                .setParameter("at", at)
                .executeUpdate());
    }

    @Override
    @Transactional
    @SuppressWarnings("unchecked")
    public Map<String, Instant> all() {
        List<Tuple> rows = entities.createNativeQuery(ALL, Tuple.class).getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Instant.class)));
    }
}
