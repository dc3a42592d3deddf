package dev.imagestreams.imports.source;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.api.ImportAnswer.RawManifest;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.TagName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps what is read for one request, for who wants to see the manifests themselves. Keeps so much and no more; images
 * beyond that are answered without their manifests.
 */
public final class Recording {

    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** The same sources, recorded. */
    public ImageSources of(ImageSources sources) {
        return (repository, insecure) -> new Recorded(sources.open(repository, insecure));
    }

    /** By the digest of each image in these results, children included. */
    public Map<Digest, RawManifest> manifestsOf(List<SourceResult> results) {
        Map<Digest, RawManifest> manifests = new ConcurrentHashMap<>();
        results.stream().flatMap(Recording::images).forEach(image -> manifest(image)
                .ifPresent(manifest -> manifests.put(image.digest(), manifest)));
        return manifests;
    }

    private static Stream<Image> images(SourceResult result) {
        return result.result() instanceof ImportOutcome.Resolved resolved
                ? Stream.concat(Stream.of(resolved.image()), resolved.children().stream())
                : Stream.empty();
    }

    private Optional<RawManifest> manifest(Image image) {
        byte[] manifest = contents.get(image.digest());
        if (manifest == null) {
            return Optional.empty();
        }
        if (!image.manifests().isEmpty()) {
            return Optional.of(new RawManifest(text(manifest), null));
        }
        byte[] configuration = contents.get(image.config().id());
        return configuration == null
                ? Optional.empty()
                : Optional.of(new RawManifest(text(manifest), text(configuration)));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private void keep(Digest digest, byte[] content) {
        if (bytes.addAndGet(content.length) <= MAX_BYTES) {
            contents.put(digest, content);
        }
    }

    private final class Recorded extends ForwardingSource {

        private final ImageSource source;

        private Recorded(ImageSource source) {
            this.source = source;
        }

        @Override
        ImageSource source() {
            return source;
        }

        @Override
        public FetchedManifest manifest(TagName tag) throws RegistryException {
            return kept(source.manifest(tag));
        }

        @Override
        public FetchedManifest manifest(Digest digest) throws RegistryException {
            return kept(source.manifest(digest));
        }

        @Override
        public byte[] configuration(Digest digest) throws RegistryException {
            byte[] content = source.configuration(digest);
            keep(digest, content);
            return content;
        }

        private FetchedManifest kept(FetchedManifest manifest) {
            keep(manifest.digest(), manifest.content());
            return manifest;
        }
    }
}
