package dev.imagestreams.triggers.testing;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes to test with. */
public final class Changes {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private Changes() {}

    public static ImageChanged updated() {
        return of(pointer(7, "a"), pointer(6, "c"));
    }

    public static ImageChanged created() {
        return of(pointer(1, "a"), null);
    }

    public static ImageChanged deleted() {
        return of(null, pointer(7, "a"));
    }

    /** Tag {@code prod} of this stream moved. */
    public static ImageChanged in(StreamKey stream) {
        ImageChanged like = updated();
        return new ImageChanged(
                stream, like.tag(), like.resourceVersion(), like.current(), like.previous(), like.by(), Instant.now());
    }

    /** The same, at this place in the total order of changes. */
    public static ImageChanged in(StreamKey stream, String tag, long resourceVersion) {
        return in(stream, tag, resourceVersion, List.of());
    }

    /** The same, following from other events. */
    public static ImageChanged in(StreamKey stream, String tag, long resourceVersion, List<UUID> causedBy) {
        ImageChanged like = updated();
        return new ImageChanged(
                stream,
                new StreamTag(tag),
                resourceVersion,
                like.current(),
                like.previous(),
                like.by(),
                Instant.now(),
                Map.of("team", "web"),
                causedBy);
    }

    private static ImageChanged of(ImageChanged.@Nullable Pointer current, ImageChanged.@Nullable Pointer previous) {
        return new ImageChanged(
                new StreamKey("team", "app"),
                new StreamTag("prod"),
                1042,
                current,
                previous,
                new Attribution("ci", Cause.SCHEDULE),
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    private static ImageChanged.Pointer pointer(long position, String hexDigit) {
        Digest digest = Digest.parse("sha256:" + hexDigit.repeat(64));
        return new ImageChanged.Pointer(
                position,
                "registry.example/team/app@" + digest,
                digest,
                INDEX,
                List.of(Platform.of("linux", "amd64"), new Platform("linux", "arm64", "v8")));
    }
}
