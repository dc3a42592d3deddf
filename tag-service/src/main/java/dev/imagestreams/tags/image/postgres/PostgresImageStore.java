package dev.imagestreams.tags.image.postgres;

import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.tags.change.ChangeCounter;
import dev.imagestreams.tags.change.ChangeLog;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.image.ImageTransition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Images in PostgreSQL. Whether an image is new is decided while the counter is locked, which every writer of images
 * holds: so two batches with a common image never both make it, and cannot deadlock.
 */
@ApplicationScoped
public class PostgresImageStore implements ImageStore {

    private static final String COLUMNS =
            """
            select digest, uid, resource_version, created, content, labels, annotations, housekeeping, manifest,
                   configuration, signatures, docker_signatures
            from image
            """;

    private static final String FIND = COLUMNS + " where digest = any(?)";

    private static final String LOCK = COLUMNS + " where digest = ? for update";

    private static final String PAGE = COLUMNS + " where digest > ? order by digest limit ?";

    private static final String KNOWN = "select digest from image where digest = any(?)";

    private static final String WAITING =
            """
            select s.namespace || '/' || s.name || ':' || t.tag as tag
            from tag_status t
            join stream s on s.uid = t.stream_uid and s.deleted_by is null
            join tag_event e on e.stream_uid = t.stream_uid and e.position = t.pending
            where t.pending is not null
              and (e.image = ?
                   or exists (select 1 from image l cross join jsonb_array_elements(l.content -> 'manifests') as m
                              where l.digest = e.image and m ->> 'digest' = ?))
            order by 1 limit 1
            """;

    private final Database database;
    private final ImageRows rows;
    private final ChangeCounter counter;
    private final ChangeLog log;

    public PostgresImageStore(Database database, ImageRows rows, ChangeCounter counter, ChangeLog log) {
        this.database = database;
        this.rows = rows;
        this.counter = counter;
        this.log = log;
    }

    @Override
    public void add(Collection<StoredImage> images, Instant now) {
        Map<Digest, StoredImage> missing = new LinkedHashMap<>();
        images.forEach(image -> missing.putIfAbsent(image.digest(), image));
        missing.keySet().removeAll(known(missing.keySet()));
        if (missing.isEmpty()) {
            return;
        }
        counter.lock();
        // Somebody may have made some of them since.
        missing.keySet().removeAll(known(missing.keySet()));
        save(missing.values().stream()
                .map(image -> new ImageTransition(null, image, now))
                .toList());
    }

    @Override
    public Map<Digest, StoredImage> find(Collection<Digest> digests) {
        Map<Digest, StoredImage> found = new HashMap<>();
        if (!digests.isEmpty()) {
            database.query(FIND, ImageColumns::image, List.copyOf(digests))
                    .forEach(image -> found.put(image.digest(), image));
        }
        return found;
    }

    @Override
    public Optional<StoredImage> lock(Digest digest) {
        return database.query(LOCK, ImageColumns::image, digest).stream().findFirst();
    }

    @Override
    public Optional<String> waitingFor(Digest digest) {
        return database.query(WAITING, row -> row.getString("tag"), digest, digest).stream()
                .findFirst();
    }

    @Override
    public List<StoredImage> save(List<ImageTransition> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        long number = counter.take(changes.size());
        List<ImageChange> numbered = new ArrayList<>();
        for (ImageTransition change : changes) {
            numbered.add(new ImageChange(number, change.type(), ImageRows.at(change.image(), number)));
            number++;
        }
        rows.write(numbered);
        log.recordImages(numbered, changes.get(0).at());
        return numbered.stream().map(ImageChange::image).toList();
    }

    @Override
    public ImagePage page(int limit, @Nullable Digest after) {
        long lastChange = counter.last();
        List<StoredImage> found = database.query(PAGE, ImageColumns::image, after == null ? "" : after, limit + 1);
        boolean more = found.size() > limit;
        List<StoredImage> page = more ? found.subList(0, limit) : found;
        return new ImagePage(
                page, lastChange, more ? page.get(limit - 1).digest().toString() : null);
    }

    private Set<Digest> known(Set<Digest> digests) {
        return digests.isEmpty()
                ? Set.of()
                : new TreeSet<>(
                        database.query(KNOWN, row -> Digest.parse(row.getString("digest")), List.copyOf(digests)));
    }
}
