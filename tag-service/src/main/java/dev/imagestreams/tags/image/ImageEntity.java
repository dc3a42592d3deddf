package dev.imagestreams.tags.image;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored image. */
@Entity
@Immutable
@Table(name = "image")
class ImageEntity {

    @Id
    String digest;

    Instant created;

    /** The image as JSON of the shared model. */
    @JdbcTypeCode(SqlTypes.JSON)
    String content;
}
