package dev.imagestreams.triggers.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.trace.TraceContext;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Writes the body of a webhook: a structured CloudEvent in the CloudEvents JSON format. Structured, because the signature
 * covers only the body; in binary mode the attributes would travel unsigned, as headers.
 */
@Singleton
public class NoticeWriter {

    private static final String CREATED = "dev.imagestreams.tag.created.v1";
    private static final String UPDATED = "dev.imagestreams.tag.updated.v1";
    private static final String DELETED = "dev.imagestreams.tag.deleted.v1";
    private static final String JSON = "application/json";

    private final JsonFormat format = new JsonFormat();
    private final URI publicUrl;

    public NoticeWriter(NoticeConfig config) {
        this.publicUrl = config.url();
    }

    /**
     * @param withCdEvent whether somebody wants to be told by a CDEvent
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the change leads from nothing to nothing
     */
    public Notice write(UUID event, ImageChanged change, boolean withCdEvent) {
        return new Notice(
                event,
                change.stream(),
                change.tag(),
                json(change),
                format.serialize(cloudEvent(event, change)),
                withCdEvent ? cdEvent(event, change) : null);
    }

    /** The body for receivers of CDEvents. */
    public byte[] cdEvent(UUID event, ImageChanged change) {
        return format.serialize(CdEvents.of(event, source(change), change));
    }

    private CloudEvent cloudEvent(UUID event, ImageChanged change) {
        String stream = change.stream().name();
        CloudEventBuilder body = CloudEventBuilder.v1()
                .withId(event.toString())
                .withSource(source(change))
                .withType(type(change))
                .withSubject(stream + ':' + change.tag())
                .withTime(change.observedAt().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", EventCodec.sequence(change.resourceVersion()))
                .withExtension("partitionkey", change.stream().toString())
                .withData(JSON, json(WebhookData.of(change)));
        if (!change.causedBy().isEmpty()) {
            // Extensions are of simple types: a list is a text.
            body.withExtension("imagestreamsdepth", change.causedBy().size())
                    .withExtension("imagestreamscauses", CauseChain.text(change.causedBy()));
        }
        if (change.trace() != null) {
            body.withExtension(TraceContext.NAME, change.trace().traceparent());
        }
        return body.build();
    }

    private URI source(ImageChanged change) {
        return URI.create(publicUrl
                + "/apis/image.openshift.io/v1/namespaces/"
                + change.stream().namespace()
                + "/imagestreams/"
                + change.stream().name());
    }

    private static String type(ImageChanged change) {
        if (change.current() == null && change.previous() == null) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "the change has neither a current nor a previous image");
        }
        if (change.previous() == null) {
            return CREATED;
        }
        return change.current() == null ? DELETED : UPDATED;
    }

    static byte[] json(Object value) {
        try {
            return ModelJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of the model can be written", e);
        }
    }
}
