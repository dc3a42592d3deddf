package dev.imagestreams.imports.messaging;

import dev.imagestreams.imports.intake.ReceivedRequest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImportRequested;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From a Kafka record to a request, or the reason why it is none. */
final class RequestDecoder {

    private RequestDecoder() {}

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the record is not a request that can be worked on */
    static ReceivedRequest decode(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent event = event(record);
        ImportRequested request = EventCodec.decode(EventType.IMPORT_REQUESTED, ImportRequested.class, event);
        if (request.schedule().stream().anyMatch(wish -> wish.tag() == null)) {
            throw unreadable("a scheduled import needs a tag");
        }
        OffsetDateTime time = event.getTime();
        return new ReceivedRequest(
                id(event), time == null ? Instant.ofEpochMilli(record.timestamp()) : time.toInstant(), request);
    }

    private static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw unreadable("the record is empty");
        }
        try {
            return KafkaMessageFactory.createReader(record.headers(), record.value())
                    .toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw unreadable("the record is no CloudEvent: " + e.getMessage());
        }
    }

    /** The id becomes the name the answer's id is derived from, so it has to be a UUID. */
    private static UUID id(CloudEvent event) {
        try {
            return UUID.fromString(event.getId());
        } catch (IllegalArgumentException e) {
            throw unreadable("the event's id is no UUID");
        }
    }

    private static ImageStreamException unreadable(String message) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, message);
    }
}
