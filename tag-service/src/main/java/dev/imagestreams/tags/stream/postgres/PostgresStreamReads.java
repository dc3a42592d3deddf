package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.stream.ImageId;
import dev.imagestreams.tags.stream.StreamReads;
import dev.imagestreams.tags.stream.StreamState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams from PostgreSQL, each answer in one snapshot. A page of any size takes the same number of statements.
 */
@ApplicationScoped
public class PostgresStreamReads implements StreamReads {

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private static final String COLUMNS =
            """
            select uid, namespace, name, resource_version, generation, created, labels, annotations, lookup_local,
                   repository, spec_tags, last_position
            from stream
            where deleted_by is null
            """;

    private static final String ONE_STREAM = COLUMNS + " and namespace = ? and name = ?";

    private static final String PAGE_OF_ALL =
            COLUMNS + " and (namespace, name) > (?, ?) order by namespace, name limit ?";

    private static final String PAGE_OF_NAMESPACE = COLUMNS + " and namespace = ? and name > ? order by name limit ?";

    private static final String LAST_CHANGE = "select value from change_counter";

    private static final String TAG_HISTORY =
            """
            select position, created, reference, image, generation, actor, cause
            from tag_event
            where stream_uid = ?::uuid and tag = ? and retired_by is null and position < ?
            order by position desc
            limit ?
            """;

    /** Children of lists are found through the lists in the stream's history. */
    private static final String IMAGE_OF_STREAM =
            """
            select i.digest
            from image i
            where i.digest like ? || '%'
              and (exists (select 1 from tag_event e
                           where e.stream_uid = ?::uuid and e.retired_by is null and e.image = i.digest)
                   or exists (select 1 from tag_event e
                              join image l on l.digest = e.image
                              cross join jsonb_array_elements(l.content -> 'manifests') as m
                              where e.stream_uid = ?::uuid and e.retired_by is null
                                and m ->> 'digest' = i.digest))
            order by i.digest
            limit 1
            """;

    private final Database database;
    private final StatusReader status;
    private final ImageStore images;

    public PostgresStreamReads(Database database, StatusReader status, ImageStore images) {
        this.database = database;
        this.status = status;
        this.images = images;
    }

    @Override
    public StreamPage page(@Nullable String namespace, int limit, @Nullable StreamKey after, History history) {
        return inOneMoment(() -> {
            long lastChange = database.query(LAST_CHANGE, row -> row.getLong(1)).get(0);
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
            String next = found.size() > limit ? page.get(limit - 1).key().toString() : null;
            return new StreamPage(status.complete(page, history), lastChange, next);
        });
    }

    @Override
    public Optional<ImageStream> find(StreamKey stream) {
        return inOneMoment(() -> one(stream)
                .map(found -> status.complete(List.of(found), History.ALL).get(0)));
    }

    @Override
    public Optional<TagView> find(StreamKey stream, StreamTag tag) {
        return inOneMoment(() -> one(stream)
                .map(found -> status.complete(List.of(found), History.NEWEST).get(0))
                .filter(found ->
                        found.spec(tag).isPresent() || found.status(tag).isPresent())
                .map(found -> view(found, tag)));
    }

    @Override
    public Optional<HistoryPage> history(StreamKey stream, StreamTag tag, long before, int limit) {
        return inOneMoment(() -> one(stream).map(found -> {
            List<TagEvent> events =
                    database.query(TAG_HISTORY, StreamColumns::event, found.uid(), tag, before, limit + 1);
            boolean more = events.size() > limit;
            List<TagEvent> page = more ? events.subList(0, limit) : events;
            return new HistoryPage(page, more ? page.get(limit - 1).position() : null);
        }));
    }

    @Override
    public Optional<Image> image(StreamKey stream, String idPrefix) {
        Optional<String> prefix = ImageId.digestPrefix(idPrefix);
        return prefix.isEmpty()
                ? Optional.empty()
                : inOneMoment(() -> one(stream).flatMap(found -> database
                        .query(
                                IMAGE_OF_STREAM,
                                row -> Digest.parse(row.getString("digest")),
                                prefix.get(),
                                found.uid(),
                                found.uid())
                        .stream()
                        .findFirst()
                        .map(digest -> images.find(List.of(digest)).get(digest))));
    }

    private Optional<StreamState> one(StreamKey stream) {
        return database.query(ONE_STREAM, StreamColumns::stream, stream.namespace(), stream.name()).stream()
                .findFirst();
    }

    private TagView view(ImageStream stream, StreamTag tag) {
        ImageStream narrowed = new ImageStream(
                stream.key(),
                stream.uid(),
                stream.resourceVersion(),
                stream.generation(),
                stream.created(),
                stream.labels(),
                stream.annotations(),
                stream.lookupLocal(),
                stream.dockerImageRepository(),
                stream.spec(tag).map(List::of).orElse(List.of()),
                stream.status(tag).map(List::of).orElse(List.of()));
        Image image = stream.status(tag)
                .flatMap(found -> found.newest())
                .map(TagEvent::image)
                .map(digest -> images.find(List.of(digest)).get(digest))
                .orElse(null);
        return new TagView(tag, narrowed, image);
    }

    private <T> T inOneMoment(Callable<T> read) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.update(ONE_MOMENT);
            return read.call();
        });
    }
}
