package dev.imagestreams.tags.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.tags.database.Database;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Images in PostgreSQL. Written in the order of their digests, so that two batches with common images cannot deadlock. */
@ApplicationScoped
public class PanacheImageStore implements ImageStore, PanacheRepositoryBase<ImageEntity, String> {

    private static final String ADD_NEW_IMAGES =
            """
            insert into image (digest, created, content)
            select * from unnest(?::text[], ?::timestamptz[], ?::jsonb[])
            on conflict (digest) do nothing
            """;

    private final Database database;

    public PanacheImageStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(Collection<Image> images, Instant now) {
        Map<Digest, Image> sorted = new TreeMap<>();
        images.forEach(image -> sorted.putIfAbsent(image.digest(), image));
        if (sorted.isEmpty()) {
            return;
        }
        List<Object> contents = new ArrayList<>();
        sorted.values().forEach(image -> contents.add(json(image)));
        database.update(
                ADD_NEW_IMAGES,
                List.copyOf(sorted.keySet()),
                sorted.keySet().stream().map(digest -> now).toList(),
                contents);
    }

    @Override
    public Map<Digest, Image> find(Collection<Digest> digests) {
        if (digests.isEmpty()) {
            return Map.of();
        }
        Map<Digest, Image> found = new HashMap<>();
        list("digest in ?1", digests.stream().map(Digest::toString).toList())
                .forEach(entity -> found.put(Digest.parse(entity.digest), image(entity)));
        return found;
    }

    private static Image image(ImageEntity entity) {
        try {
            return ModelJson.mapper().readValue(entity.content, Image.class).storedAt(entity.created);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }

    private static String json(Image image) {
        try {
            return ModelJson.mapper().writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every image can be written", e);
        }
    }
}
