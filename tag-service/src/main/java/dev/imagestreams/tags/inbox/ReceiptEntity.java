package dev.imagestreams.tags.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What became of an event. */
@Entity
@Immutable
@Table(name = "receipt")
class ReceiptEntity {

    @Id
    @Column(name = "event_id")
    UUID eventId;

    Instant received;

    @Column(name = "resource_version")
    Long resourceVersion;

    /** A {@code Problem} as JSON, or null when the event was applied. */
    @JdbcTypeCode(SqlTypes.JSON)
    String problem;
}
