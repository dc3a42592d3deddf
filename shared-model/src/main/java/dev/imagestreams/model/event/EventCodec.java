package dev.imagestreams.model.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.trace.TraceContext;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Between a {@link StreamEvent} and the CloudEvent that carries it. The extension {@code partitionkey} is the Kafka key
 * ({@code namespace/stream}, of a tag's state {@code namespace/stream:tag}); {@code sequence}, where given, sorts as text;
 * {@code traceparent} is there while work is traced.
 */
public final class EventCodec {

    private static final String JSON = "application/json";

    /** Stricter than the internal API: an event without its position or with half a body is no event. */
    private static final ObjectReader READER = ModelJson.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventCodec() {}

    /**
     * @param id stable across every retry and replay; a UUID, because signed ids may not contain a dot
     * @param source which service speaks, e.g. {@code /imagestreams/tag-service}
     */
    public static CloudEvent encode(EventType kind, UUID id, URI source, Instant time, StreamEvent event) {
        if (!kind.record().isInstance(event)) {
            throw new IllegalArgumentException(
                    kind + " does not carry a " + event.getClass().getSimpleName());
        }
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(id.toString())
                .withType(kind.type())
                .withSource(source)
                .withSubject(event.subject())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withExtension("partitionkey", event.key())
                .withData(JSON, toJson(event));
        if (event instanceof ImageChanged change) {
            builder.withExtension("sequence", sequence(change.resourceVersion()));
        }
        if (event instanceof CurrentTag state) {
            builder.withExtension("sequence", sequence(state.resourceVersion()));
        }
        if (event.trace() != null) {
            builder.withExtension(TraceContext.NAME, event.trace().traceparent());
        }
        return builder.build();
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the event is not of this kind or cannot be read */
    public static <T extends StreamEvent> T decode(EventType kind, Class<T> as, CloudEvent event) {
        if (!kind.type().equals(event.getType())) {
            throw unreadable("expected an event of type " + kind.type() + ", not " + event.getType());
        }
        if (event.getData() == null) {
            throw unreadable("the event has no data");
        }
        try {
            T value = READER.forType(as).readValue(event.getData().toBytes());
            if (value == null) {
                throw unreadable("the event's data is null");
            }
            return value;
        } catch (IOException e) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "the event's data cannot be read: " + describe(e), List.of(), e);
        }
    }

    /** A position as a text that sorts like the number: CloudEvents extension {@code sequence}. */
    public static String sequence(long position) {
        return String.format(Locale.ROOT, "%020d", position);
    }

    private static byte[] toJson(StreamEvent event) {
        try {
            return ModelJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every event of the model can be written", e);
        }
    }

    /** Where and what, in one line: this becomes a dead letter's reason. */
    private static String describe(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return e.getClass().getSimpleName();
        }
        String what =
                String.valueOf(json.getOriginalMessage()).lines().findFirst().orElse("");
        return json instanceof JsonMappingException mapping ? path(mapping) + ": " + what : what;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + ']' : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static ImageStreamException unreadable(String message) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, message);
    }
}
