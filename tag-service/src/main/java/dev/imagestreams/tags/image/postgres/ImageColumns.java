package dev.imagestreams.tags.image.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.tags.database.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From rows to images. */
final class ImageColumns {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private ImageColumns() {}

    static StoredImage image(ResultSet row) throws SQLException {
        Instant created = row.getObject("created", OffsetDateTime.class).toInstant();
        return new StoredImage(
                row.getObject("uid", UUID.class),
                row.getLong("resource_version"),
                created,
                Json.read(row.getString("content"), Image.class).storedAt(created),
                Json.read(row.getString("labels"), TEXTS),
                Json.read(row.getString("annotations"), TEXTS),
                Json.read(row.getString("housekeeping"), Housekeeping.class),
                row.getString("manifest"),
                row.getString("configuration"),
                Json.read(row.getString("signatures"), OBJECTS),
                Json.read(row.getString("docker_signatures"), LIST));
    }
}
