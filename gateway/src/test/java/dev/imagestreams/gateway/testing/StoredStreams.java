package dev.imagestreams.gateway.testing;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a stand-in for tag-service needs to keep its side of the contract: versions, preconditions, pages and refusals.
 * What tags mean (generations, tracking, imports) is not re-told here; tests of the whole stack meet the real one.
 */
final class StoredStreams {

    private final NavigableMap<StreamKey, ImageStream> streams = new TreeMap<>();
    private final Map<Digest, Image> images = new HashMap<>();
    private final Set<UUID> applied = new HashSet<>();
    private final StoredChanges changes = new StoredChanges();
    private long version;

    /** Waits outside of our lock, so that something can happen meanwhile. */
    ChangePage changes(long after, int limit, Duration wait) {
        return changes.after(after, limit, wait);
    }

    synchronized StreamPage page(@Nullable String namespace, int limit, @Nullable String next) {
        List<ImageStream> all = streams.values().stream()
                .filter(stream -> namespace == null || stream.key().namespace().equals(namespace))
                .filter(stream -> next == null || stream.key().compareTo(StreamKey.parse(next)) > 0)
                .toList();
        List<ImageStream> page = all.subList(0, Math.min(limit, all.size()));
        boolean more = page.size() < all.size();
        return new StreamPage(
                page, version, more ? page.get(page.size() - 1).key().toString() : null);
    }

    synchronized ImageStream get(StreamKey key) {
        ImageStream stream = streams.get(key);
        if (stream == null) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found");
        }
        return stream;
    }

    synchronized ImageStream create(StreamKey key, StreamDraft draft) {
        if (streams.containsKey(key)) {
            throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "stream " + key + " exists");
        }
        return put(key, UUID.randomUUID(), draft, draft.specTags(), List.of(), 1);
    }

    synchronized ImageStream update(StreamKey key, StreamDraft draft) {
        ImageStream old = get(key);
        requireVersion(draft.resourceVersion(), old);
        return put(key, old.uid(), draft, draft.specTags(), old.statusTags(), old.generation() + 1);
    }

    synchronized ImageStream delete(StreamKey key, @Nullable String uid, @Nullable String resourceVersion) {
        ImageStream old = get(key);
        if (uid != null && !uid.equals(old.uid().toString())) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "another uid");
        }
        requireVersion(resourceVersion == null ? null : Long.valueOf(resourceVersion), old);
        changes.add(Change.Type.DELETED, ++version, old);
        return streams.remove(key);
    }

    synchronized TagView tag(StreamKey key, StreamTag tag) {
        ImageStream stream = get(key);
        if (stream.spec(tag).isEmpty() && stream.status(tag).isEmpty()) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "tag not found");
        }
        return view(stream, tag);
    }

    synchronized TagView createTag(StreamKey key, StreamTag tag, TagDraft draft) {
        ImageStream old = streams.get(key);
        if (old != null && old.spec(tag).isPresent()) {
            throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "tag exists");
        }
        putTag(key, tag, draft);
        return view(get(key), tag);
    }

    /** @return whether there was no spec tag before */
    synchronized boolean putTag(StreamKey key, StreamTag tag, TagDraft draft) {
        ImageStream old = streams.get(key);
        if (old == null && draft.resourceVersion() != null) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "stream not found");
        }
        if (old != null) {
            requireVersion(draft.resourceVersion(), old);
        }
        if (draft.tag() != null && draft.tag().from() instanceof TagSource.DockerImage from) {
            requireReference(from.name());
        }
        List<TagSpec> specs = new ArrayList<>(old == null ? List.of() : old.specTags());
        boolean created = specs.removeIf(spec -> spec.name().equals(tag));
        if (draft.tag() != null) {
            specs.add(draft.tag());
        }
        StreamDraft whole = new StreamDraft(null, null, Map.of(), Map.of(), null, false, null, specs);
        put(
                key,
                old == null ? UUID.randomUUID() : old.uid(),
                whole,
                specs,
                old == null ? List.of() : old.statusTags(),
                old == null ? 1 : old.generation() + 1);
        return !created;
    }

    synchronized void deleteTag(StreamKey key, StreamTag tag) {
        ImageStream old = get(key);
        tag(key, tag);
        put(
                key,
                old.uid(),
                new StreamDraft(null, null, old.labels(), old.annotations(), null, false, null, List.of()),
                old.specTags().stream().filter(spec -> !spec.name().equals(tag)).toList(),
                old.statusTags().stream()
                        .filter(status -> !status.tag().equals(tag))
                        .toList(),
                old.generation() + 1);
    }

    synchronized StoredImage image(Digest digest) {
        Image image = images.get(digest);
        if (image == null) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "image not found");
        }
        return Examples.stored(image);
    }

    synchronized StoredImage imageByPrefix(StreamKey key, String prefix) {
        get(key);
        return images.values().stream()
                .filter(image -> image.digest().toString().startsWith(prefix)
                        || image.digest().hex().startsWith(prefix))
                .findFirst()
                .map(Examples::stored)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "image not found"));
    }

    /** Takes the answer of an import into the history, as the event would. */
    synchronized void apply(UUID event, StreamKey key, StreamTag tag, TagSpec spec, Image image, Attribution by) {
        ImageStream old = streams.get(key);
        images.putIfAbsent(image.digest(), image.storedAt(Instant.now()));
        TagEvent entry = new TagEvent(1, Instant.now(), image.reference(), image.digest(), 1, by);
        put(
                key,
                old == null ? UUID.randomUUID() : old.uid(),
                new StreamDraft(null, null, Map.of(), Map.of(), null, false, null, List.of()),
                List.of(spec.withGeneration(1L)),
                List.of(new TagStatus(tag, List.of(entry), null)),
                1);
        applied.add(event);
    }

    synchronized ImportReceipt receipt(UUID event) {
        if (!applied.contains(event)) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "not applied");
        }
        return new ImportReceipt(event, version, null);
    }

    private TagView view(ImageStream stream, StreamTag tag) {
        Image image = stream.status(tag)
                .flatMap(TagStatus::newest)
                .map(TagEvent::image)
                .map(images::get)
                .orElse(null);
        return new TagView(tag, stream, image == null ? null : Examples.stored(image));
    }

    private ImageStream put(
            StreamKey key, UUID uid, StreamDraft draft, List<TagSpec> specs, List<TagStatus> status, long generation) {
        ImageStream stream = new ImageStream(
                key,
                uid,
                ++version,
                generation,
                Instant.now(),
                draft.labels(),
                draft.annotations(),
                draft.housekeeping(),
                draft.lookupLocal(),
                draft.dockerImageRepository(),
                specs,
                status);
        Change.Type type = streams.put(key, stream) == null ? Change.Type.ADDED : Change.Type.MODIFIED;
        changes.add(type, version, stream);
        return stream;
    }

    private static void requireVersion(@Nullable Long wanted, ImageStream old) {
        if (wanted != null && wanted != old.resourceVersion()) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "moved on");
        }
    }

    private static void requireReference(String name) {
        try {
            dev.imagestreams.model.image.ImageReference.parse(name);
        } catch (ImageStreamException e) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.invalid("tag.from.name", name, String.valueOf(e.getMessage()))));
        }
    }
}
