package dev.imagestreams.tags.image.postgres;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes what a batch of changes leaves behind in the table of images. The content of a row is written once. */
@ApplicationScoped
class ImageRows {

    private static final String UPSERT =
            """
            insert into image (digest, uid, resource_version, created, content, labels, annotations, housekeeping, manifest,
                               configuration, signatures, docker_signatures)
            select * from unnest(?::text[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::jsonb[], ?::jsonb[], ?::jsonb[],
                                 ?::jsonb[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[])
            on conflict (digest) do update set
                resource_version = excluded.resource_version, labels = excluded.labels,
                annotations = excluded.annotations, housekeeping = excluded.housekeeping, manifest = excluded.manifest,
                configuration = excluded.configuration, signatures = excluded.signatures
            """;

    private static final String DELETE = "delete from image where digest = any(?)";

    private final Database database;

    ImageRows(Database database) {
        this.database = database;
    }

    /** @param changes each of another image */
    void write(List<ImageChange> changes) {
        List<StoredImage> kept = images(changes, false);
        if (!kept.isEmpty()) {
            database.update(
                    UPSERT,
                    column(kept, StoredImage::digest),
                    column(kept, StoredImage::uid),
                    column(kept, StoredImage::resourceVersion),
                    column(kept, StoredImage::created),
                    column(kept, image -> Json.write(image.image().storedAt(null))),
                    column(kept, image -> Json.write(image.labels())),
                    column(kept, image -> Json.write(image.annotations())),
                    column(kept, image -> Json.write(image.housekeeping())),
                    column(kept, StoredImage::manifest),
                    column(kept, StoredImage::configuration),
                    column(kept, image -> Json.write(image.signatures())),
                    column(kept, image -> Json.write(image.dockerSignatures())));
        }
        List<StoredImage> gone = images(changes, true);
        if (!gone.isEmpty()) {
            database.update(DELETE, column(gone, StoredImage::digest));
        }
    }

    /** The image as of a change. */
    static StoredImage at(StoredImage image, long resourceVersion) {
        return new StoredImage(
                image.uid(),
                resourceVersion,
                image.created(),
                image.image(),
                image.labels(),
                image.annotations(),
                image.housekeeping(),
                image.manifest(),
                image.configuration(),
                image.signatures(),
                image.dockerSignatures());
    }

    private static List<StoredImage> images(List<ImageChange> changes, boolean deleted) {
        return changes.stream()
                .filter(change -> (change.type() == Change.Type.DELETED) == deleted)
                .map(ImageChange::image)
                .toList();
    }

    private static List<Object> column(List<StoredImage> rows, Function<StoredImage, Object> value) {
        List<Object> column = new ArrayList<>();
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
