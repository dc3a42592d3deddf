package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.stream.ImageId;
import dev.imagestreams.tags.stream.StreamState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Finds images through a stream's history. Entries of manifest lists are found through the lists. */
@ApplicationScoped
class ImagesOfStream {

    private static final String BY_PREFIX =
            """
            select i.digest
            from image i
            where i.digest like ? || '%'
              and (exists (select 1 from tag_event e
                           where e.stream_uid = ?::uuid and e.retired_by is null and e.image = i.digest)
                   or exists (select 1 from tag_event e
                              join image l on l.digest = e.image
                              cross join jsonb_array_elements(l.content -> 'manifests') as m
                              where e.stream_uid = ?::uuid and e.retired_by is null
                                and m ->> 'digest' = i.digest))
            order by i.digest
            limit 1
            """;

    private static final String OF_HISTORY =
            """
            select distinct e.image
            from tag_event e
            where e.stream_uid = ?::uuid and e.retired_by is null and e.image is not null
            """;

    private final Database database;
    private final ImageStore images;

    ImagesOfStream(Database database, ImageStore images) {
        this.database = database;
        this.images = images;
    }

    /** Of several whose digest starts so, any. [10] */
    Optional<StoredImage> find(UUID stream, String idPrefix) {
        return ImageId.digestPrefix(idPrefix)
                .flatMap(prefix ->
                        database
                                .query(BY_PREFIX, row -> Digest.parse(row.getString("digest")), prefix, stream, stream)
                                .stream()
                                .findFirst()
                                .map(digest -> images.find(List.of(digest)).get(digest)));
    }

    StreamImages all(StreamState stream) {
        List<Digest> wanted = database.query(OF_HISTORY, row -> Digest.parse(row.getString("image")), stream.uid());
        Map<Digest, StoredImage> found = new TreeMap<>(images.find(wanted));
        TreeSet<Digest> missing = new TreeSet<>(wanted);
        missing.removeAll(found.keySet());
        List<Digest> children = found.values().stream()
                .flatMap(list -> list.image().manifests().stream())
                .map(ImageManifest::digest)
                .filter(digest -> !found.containsKey(digest))
                .distinct()
                .toList();
        found.putAll(images.find(children));
        List<Image> all = new ArrayList<>();
        found.values().forEach(image -> all.add(image.image()));
        return new StreamImages(stream.only(null).view(), all, List.copyOf(missing));
    }
}
