package dev.imagestreams.embedded.registry;

import dev.imagestreams.model.image.Digest;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The content of one repository: blobs, manifests, tags, and uploads under way. Safe for several threads. */
final class Repository {

    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, StoredManifest> manifests = new ConcurrentHashMap<>();
    private final Map<String, Digest> tags = new ConcurrentSkipListMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();

    record StoredManifest(String mediaType, byte[] bytes) {}

    Optional<byte[]> blob(Digest digest) {
        return Optional.ofNullable(blobs.get(digest));
    }

    void putBlob(Digest digest, byte[] content) {
        blobs.put(digest, content);
    }

    /** @param reference a tag or a digest */
    Optional<Digest> resolve(String reference) {
        return reference.indexOf(':') < 0
                ? Optional.ofNullable(tags.get(reference))
                : Optional.of(Digest.parse(reference));
    }

    Optional<StoredManifest> manifest(Digest digest) {
        return Optional.ofNullable(manifests.get(digest));
    }

    Map<Digest, StoredManifest> manifests() {
        return Map.copyOf(manifests);
    }

    void putManifest(Digest digest, StoredManifest manifest) {
        manifests.put(digest, manifest);
    }

    void tag(String tag, Digest digest) {
        tags.put(tag, digest);
    }

    Collection<String> tags() {
        return tags.keySet();
    }

    void beginUpload(String id) {
        uploads.put(id, new ByteArrayOutputStream());
    }

    /** @return how much there is now; nothing when there is no such upload */
    Optional<Integer> append(String id, byte[] chunk) {
        ByteArrayOutputStream upload = uploads.get(id);
        if (upload == null) {
            return Optional.empty();
        }
        upload.writeBytes(chunk);
        return Optional.of(upload.size());
    }

    /** Ends the upload and gives what was uploaded. */
    Optional<byte[]> endUpload(String id) {
        return Optional.ofNullable(uploads.remove(id)).map(ByteArrayOutputStream::toByteArray);
    }
}
