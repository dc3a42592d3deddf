package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.change.ChangeCounter;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.Snapshots;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.stream.HistoryQuery;
import dev.imagestreams.tags.stream.StreamReads;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.TagState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams from PostgreSQL, each answer in one snapshot. A page of any size, and a history of any length, takes the
 * same number of statements.
 */
@ApplicationScoped
public class PostgresStreamReads implements StreamReads {

    private static final String ONE_STREAM = StreamColumns.STREAM + " and namespace = ? and name = ?";

    private static final String PAGE_OF_ALL =
            StreamColumns.STREAM + " and (namespace, name) > (?, ?) order by namespace, name limit ?";

    private static final String PAGE_OF_NAMESPACE =
            StreamColumns.STREAM + " and namespace = ? and name > ? order by name limit ?";

    private static final String COUNT_AFTER_OF_ALL =
            "select count(*) from stream where deleted_by is null and (namespace, name) > (?, ?)";

    private static final String COUNT_AFTER_OF_NAMESPACE =
            "select count(*) from stream where deleted_by is null and namespace = ? and name > ?";

    private final Database database;
    private final Snapshots snapshots;
    private final ChangeCounter counter;
    private final StatusReader status;
    private final TagHistory history;
    private final ImagesOfStream imagesOfStream;
    private final ImageStore images;

    public PostgresStreamReads(
            Database database,
            Snapshots snapshots,
            ChangeCounter counter,
            StatusReader status,
            TagHistory history,
            ImagesOfStream imagesOfStream,
            ImageStore images) {
        this.database = database;
        this.snapshots = snapshots;
        this.counter = counter;
        this.status = status;
        this.history = history;
        this.imagesOfStream = imagesOfStream;
        this.images = images;
    }

    @Override
    public StreamPage page(@Nullable String namespace, int limit, @Nullable StreamKey after, History depth) {
        return snapshots.read(() -> {
            long lastChange = counter.last();
            List<StreamState> found = namespace == null
                    ? database.query(
                            PAGE_OF_ALL,
                            StreamColumns::stream,
                            after == null ? "" : after.namespace(),
                            after == null ? "" : after.name(),
                            limit + 1)
                    : database.query(
                            PAGE_OF_NAMESPACE,
                            StreamColumns::stream,
                            namespace,
                            after == null ? "" : after.name(),
                            limit + 1);
            List<StreamState> page = found.size() > limit ? found.subList(0, limit) : found;
            StreamKey last = found.size() > limit ? page.get(limit - 1).key() : null;
            List<ImageStream> streams =
                    status.complete(page, depth).stream().map(StreamState::view).toList();
            return last == null
                    ? new StreamPage(streams, lastChange, null, null)
                    : new StreamPage(streams, lastChange, last.toString(), countAfter(last, namespace != null));
        });
    }

    private long countAfter(StreamKey last, boolean ofNamespace) {
        String question = ofNamespace ? COUNT_AFTER_OF_NAMESPACE : COUNT_AFTER_OF_ALL;
        return database.query(question, row -> row.getLong(1), last.namespace(), last.name())
                .get(0);
    }

    @Override
    public Optional<ImageStream> find(StreamKey stream) {
        return snapshots.read(() -> one(stream)
                .map(found ->
                        status.complete(List.of(found), History.ALL).get(0).view()));
    }

    @Override
    public Optional<TagView> find(StreamKey stream, StreamTag tag) {
        return snapshots.read(() -> one(stream)
                .map(found -> status.complete(List.of(found), History.NEWEST).get(0))
                .filter(found -> found.spec().containsKey(tag) || found.status().containsKey(tag))
                .map(found -> view(found, tag)));
    }

    @Override
    public Optional<TagView> find(StreamKey stream, StreamTag tag, Instant at) {
        return snapshots.read(() -> one(stream)
                .flatMap(found -> history.at(found.uid(), tag, at).map(event -> {
                    TreeMap<StreamTag, TagState> then = new TreeMap<>();
                    then.put(tag, new TagState(List.of(event), null));
                    return view(found.withStatus(then), tag);
                })));
    }

    @Override
    public Optional<HistoryPage> history(StreamKey stream, StreamTag tag, HistoryQuery query) {
        return snapshots.read(() -> one(stream).map(found -> history.page(found.uid(), tag, query)));
    }

    @Override
    public Optional<StoredImage> image(StreamKey stream, String idPrefix) {
        return snapshots.read(() -> one(stream).flatMap(found -> imagesOfStream.find(found.uid(), idPrefix)));
    }

    @Override
    public Optional<StreamImages> images(StreamKey stream) {
        return snapshots.read(() -> one(stream).map(found -> imagesOfStream.all(found)));
    }

    private Optional<StreamState> one(StreamKey stream) {
        return database.query(ONE_STREAM, StreamColumns::stream, stream.namespace(), stream.name()).stream()
                .findFirst();
    }

    private TagView view(StreamState stream, StreamTag tag) {
        Digest digest = stream.newest(tag).map(TagEvent::image).orElse(null);
        StoredImage image = digest == null ? null : images.find(List.of(digest)).get(digest);
        return new TagView(tag, stream.only(tag).view(), image);
    }
}
