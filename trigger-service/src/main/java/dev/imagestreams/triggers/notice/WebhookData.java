package dev.imagestreams.triggers.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Announcement;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of a webhook's CloudEvent. It is a contract with receivers: a changed shape is a new event type.
 *
 * @param revision position in the tag's history; null when the tag is gone
 * @param image what the tag points to now; null when the tag is gone
 * @param previous what it pointed to before; null when it is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookData(
        String namespace,
        String stream,
        StreamTag tag,
        @Nullable Long revision,
        @Nullable PointedImage image,
        @Nullable Previous previous,
        Why cause,
        Instant observedAt) {

    /**
     * @param reference pull spec
     * @param digest null for a tag that only refers to its source
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointedImage(
            String reference, @Nullable Digest digest, @Nullable String mediaType, List<Platform> platforms) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Previous(@Nullable Digest digest, long revision) {}

    /** @param announced who had said so before a schedule found it; null if nobody had */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Why(Cause kind, String actor, @Nullable Announcement announced) {}

    static WebhookData of(ImageChanged change) {
        ImageChanged.Pointer now = change.current();
        ImageChanged.Pointer before = change.previous();
        return new WebhookData(
                change.stream().namespace(),
                change.stream().name(),
                change.tag(),
                now == null ? null : now.position(),
                now == null ? null : new PointedImage(now.reference(), now.digest(), now.mediaType(), now.platforms()),
                before == null ? null : new Previous(before.digest(), before.position()),
                new Why(change.by().cause(), change.by().actor(), change.by().announced()),
                change.observedAt());
    }
}
