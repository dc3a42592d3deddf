package dev.imagestreams.triggers.notice;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change in the words of CDEvents: the artifact that the tag points to now was published, or the one of a tag that is gone
 * was deleted. Carried by a CloudEvent whose attributes are those of the CDEvents context, as its CloudEvents binding says.
 */
final class CdEvents {

    private static final String PUBLISHED = "dev.cdevents.artifact.published.0.3.0";
    private static final String DELETED = "dev.cdevents.artifact.deleted.0.2.0";
    private static final String SPEC_VERSION = "0.5.0";

    private CdEvents() {}

    record Context(String version, String id, URI source, String type, Instant timestamp, UUID chainId) {}

    record Subject(String id, String type, Content content) {}

    /** @param user who published or deleted it */
    record Content(String user) {}

    /** The {@code data} of the CloudEvent: a whole CDEvent. */
    record Event(Context context, Subject subject) {}

    static CloudEvent of(UUID event, URI source, ImageChanged change) {
        boolean published = change.current() != null;
        String type = published ? PUBLISHED : DELETED;
        // The first of a chain names it, so that its events are found together.
        UUID chain = change.causedBy().isEmpty() ? event : change.causedBy().get(0);
        String artifact = artifact(change, published ? change.current() : change.previous());
        Event body = new Event(
                new Context(SPEC_VERSION, event.toString(), source, type, change.observedAt(), chain),
                new Subject(artifact, "artifact", new Content(change.by().actor())));
        return CloudEventBuilder.v1()
                .withId(event.toString())
                .withSource(source)
                .withType(type)
                .withSubject(artifact)
                .withTime(change.observedAt().atOffset(ZoneOffset.UTC))
                .withData("application/json", NoticeWriter.json(body))
                .build();
    }

    /** A package URL of type oci: the last part of the repository, and where the whole repository is. */
    private static String artifact(ImageChanged change, ImageChanged.@Nullable Pointer image) {
        String tag = encode(change.tag().value());
        if (image == null) {
            return "pkg:oci/" + encode(change.stream().name()) + "?tag=" + tag;
        }
        Digest digest = image.digest();
        int at = image.reference().indexOf('@');
        String repository =
                withoutTag(at < 0 ? image.reference() : image.reference().substring(0, at));
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        return "pkg:oci/" + encode(name) + (digest == null ? "" : '@' + encode(digest.toString())) + "?repository_url="
                + encode(repository).replace("%2F", "/") + "&tag=" + tag;
    }

    private static String withoutTag(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
