package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Streams, tags and images to test with. */
public final class Examples {

    public static final StreamKey APP = new StreamKey("demo", "app");
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    public static final Attribution ALICE = new Attribution("alice", Cause.TAG);
    public static final Attribution IMPORTER = new Attribution("alice", Cause.IMPORT);
    public static final String REPOSITORY = "registry.example/team/app";

    private Examples() {}

    public static StreamState absent() {
        return StreamState.absent(APP, UUID.nameUUIDFromBytes("app".getBytes(StandardCharsets.UTF_8)), NOW);
    }

    /** Nothing is forbidden, and these streams are known. */
    public static Surroundings surroundings(StreamState... known) {
        return new Surroundings(
                KnownStreams.of(known), AllowedRegistries.ALL, InternalRegistry.NONE, NamespaceLimits.NONE);
    }

    public static StreamTag tag(String name) {
        return StreamTag.parse(name);
    }

    /** A spec tag that is imported from a registry. */
    public static TagSpec external(String name, String reference) {
        return spec(name, new TagSource.DockerImage(reference));
    }

    /** A spec tag that follows another tag. */
    public static TagSpec alias(String name, String source) {
        return spec(name, new TagSource.ImageStreamTag(null, source));
    }

    /** A spec tag that goes back to an image of the history. */
    public static TagSpec rollback(String name, String source) {
        return spec(name, new TagSource.ImageStreamImage(null, source));
    }

    public static TagSpec spec(String name, TagSource from) {
        return new TagSpec(tag(name), from, false, null, ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, Map.of());
    }

    public static TagSpec scheduled(TagSpec tag) {
        return tag.withImportPolicy(new ImportPolicy(
                tag.importPolicy().insecure(), true, tag.importPolicy().importMode()));
    }

    public static Digest digest(String content) {
        return Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    public static Image image(String content) {
        Digest digest = digest(content);
        ImageConfig config = new ImageConfig(
                digest(content + "-config"),
                NOW,
                null,
                null,
                null,
                null,
                null,
                Platform.of("linux", "amd64"),
                null,
                null,
                100);
        return new Image(
                digest,
                ImageReference.parse(REPOSITORY).at(digest).toString(),
                "application/vnd.oci.image.manifest.v1+json",
                List.of(),
                List.of(),
                config,
                null);
    }

    /** A registry's answer for a tag: this content. */
    public static SourceResult resolved(String tag, Long generation, String from, String content) {
        Image image = image(content);
        return new SourceResult(
                source(tag, generation, from), new ImportOutcome.Resolved(image.reference(), image, List.of()));
    }

    public static SourceResult notFound(String tag, Long generation, String from) {
        return new SourceResult(
                source(tag, generation, from),
                new ImportOutcome.Failed(
                        ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"" + from + "\" not found"));
    }

    private static TagImport source(String tag, Long generation, String from) {
        ImportPolicy policy = new ImportPolicy(false, false, ImportMode.LEGACY);
        return new TagImport(tag(tag), generation, from, policy, ReferencePolicy.SOURCE, null);
    }
}
