package dev.imagestreams.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Limits in PostgreSQL. */
@ApplicationScoped
class PanacheLimitStore implements LimitStore {

    private static final String COLUMNS =
            "select resource, namespace, name, uid, resource_version, created, object from limit_object";

    private static final String ADD =
            """
            insert into limit_object (resource, namespace, name, uid, resource_version, created, object)
            values (:resource, :namespace, :name, :uid, :next, :created, :object)
            on conflict do nothing
            """;

    private static final String REPLACE =
            """
            update limit_object
               set object = :object, resource_version = :next
             where resource = :resource and namespace = :namespace and name = :name and resource_version = :version
            """;

    private static final String REMOVE =
            """
            delete from limit_object
             where resource = :resource and namespace = :namespace and name = :name and resource_version = :version
            """;

    private static final String HAS_NEWS =
            """
            insert into limit_untold (namespace, version) values (:namespace, :version)
            on conflict (namespace) do update set version = excluded.version
            """;

    private static final String UNTOLD = "select namespace, version from limit_untold order by version";

    private static final String TOLD = "delete from limit_untold where namespace = :namespace and version = :version";

    private final EntityManager entities;

    PanacheLimitStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public Optional<LimitObject> find(String resource, String namespace, String name) {
        return read(query(COLUMNS + " where resource = :resource and namespace = :namespace and name = :name")
                        .setParameter("resource", resource)
                        .setParameter("namespace", namespace)
                        .setParameter("name", name))
                .stream()
                .findFirst();
    }

    @Override
    @Transactional
    public List<LimitObject> all(String resource) {
        return read(query(COLUMNS + " where resource = :resource order by namespace, name")
                .setParameter("resource", resource));
    }

    @Override
    @Transactional
    public List<LimitObject> in(String resource, String namespace) {
        return read(query(COLUMNS + " where resource = :resource and namespace = :namespace order by name")
                .setParameter("resource", resource)
                .setParameter("namespace", namespace));
    }

    @Override
    @Transactional
    public long version() {
        return (Long) entities.createNativeQuery("select last_value from limit_version", Long.class)
                .getSingleResult();
    }

    @Override
    @Transactional
    public Optional<LimitObject> add(LimitObject object) {
        long next = next();
        int added = key(ADD, object)
                .setParameter("uid", object.uid())
                .setParameter("next", next)
                .setParameter("created", object.created())
                .setParameter("object", object.json())
                .executeUpdate();
        return added == 0 ? Optional.empty() : news(object, next);
    }

    @Override
    @Transactional
    public Optional<LimitObject> replace(LimitObject object) {
        long next = next();
        int replaced = key(REPLACE, object)
                .setParameter("object", object.json())
                .setParameter("next", next)
                .setParameter("version", object.version())
                .executeUpdate();
        return replaced == 0 ? Optional.empty() : news(object, next);
    }

    @Override
    @Transactional
    public boolean remove(LimitObject object) {
        int removed =
                key(REMOVE, object).setParameter("version", object.version()).executeUpdate();
        if (removed > 0) {
            news(object, next());
        }
        return removed > 0;
    }

    @Override
    @Transactional
    public List<Untold> untold() {
        List<Tuple> rows = entities.createNativeQuery(UNTOLD, Tuple.class).getResultList();
        return rows.stream()
                .map(row -> new Untold(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }

    @Override
    @Transactional
    public void told(Untold untold) {
        entities.createNativeQuery(TOLD)
                .setParameter("namespace", untold.namespace())
                .setParameter("version", untold.version())
                .executeUpdate();
    }

    private Optional<LimitObject> news(LimitObject object, long version) {
        entities.createNativeQuery(HAS_NEWS)
                .setParameter("namespace", object.namespace())
                .setParameter("version", version)
                .executeUpdate();
        return Optional.of(new LimitObject(
                object.resource(),
                object.namespace(),
                object.name(),
                object.uid(),
                version,
                object.created(),
                object.json()));
    }

    private long next() {
        return (Long) entities.createNativeQuery("select nextval('limit_version')", Long.class)
                .getSingleResult();
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql, Tuple.class);
    }

    private Query key(String sql, LimitObject object) {
        return entities.createNativeQuery(sql)
                .setParameter("resource", object.resource())
                .setParameter("namespace", object.namespace())
                .setParameter("name", object.name());
    }

    @SuppressWarnings("unchecked")
    private static List<LimitObject> read(Query query) {
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new LimitObject(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Long.class),
                        row.get(5, Instant.class),
                        row.get(6, String.class)))
                .toList();
    }
}
