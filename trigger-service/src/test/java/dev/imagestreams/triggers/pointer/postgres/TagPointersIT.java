package dev.imagestreams.triggers.pointer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.triggers.database.PgNotifications;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.pointer.TagMoves;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of tags, and who hears of it. */
@QuarkusTest
class TagPointersIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Digest DIGEST = Digest.parse("sha256:" + "a".repeat(64));

    @Inject
    TagPointers pointers;

    @Inject
    DataSource database;

    private final String namespace = "ns-" + UUID.randomUUID();
    private final TagKey app = key("app:latest");

    @Test
    void aPointerIsKeptWithAllThatDecidesItsPullSpec() {
        remember(change(app, 1, pointer("quay.io/a/app@" + DIGEST, DIGEST, ReferencePolicy.LOCAL)));

        assertThat(pointers.find(Set.of(app, key("other:latest")))).hasSize(1).containsKey(app);
        TagPointer found = pointers.find(Set.of(app)).get(app);
        assertThat(found.reference()).isEqualTo("quay.io/a/app@" + DIGEST);
        assertThat(found.digest()).isEqualTo(DIGEST);
        assertThat(found.policy()).isEqualTo(ReferencePolicy.LOCAL);
        assertThat(found.moved()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theNewestOfABatchWinsAndWhatComesLateOrAgainChangesNothing() {
        remember(change(app, 7, reference("v7")), change(app, 9, reference("v9")), change(app, 8, reference("v8")));
        remember(change(app, 7, reference("v7")));

        assertThat(pointers.find(Set.of(app)).get(app).reference()).isEqualTo("v9");
    }

    @Test
    void aTagThatIsGonePointsNowhereAndAnOlderMoveDoesNotBringItBack() {
        remember(change(app, 1, reference("v1")));
        remember(change(app, 3, null));
        remember(change(app, 2, reference("v2")));

        assertThat(pointers.find(Set.of(app))).isEmpty();

        remember(change(app, 4, reference("v4")));

        assertThat(pointers.find(Set.of(app)).get(app).reference()).isEqualTo("v4");
    }

    @Test
    void whoListensHearsOfEveryMoveOnceItCanBeSeen() throws InterruptedException {
        PgTagMoves moves = new PgTagMoves();
        PgNotifications notifications = new PgNotifications(database, List.of(moves));
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        AtomicInteger begun = new AtomicInteger();
        moves.start(new TagMoves.Listener() {
            @Override
            public void moved(TagKey tag) {
                if (tag.stream().namespace().equals(namespace)) {
                    heard.add(tag + " " + pointers.find(Set.of(tag)).get(tag).reference());
                }
            }

            @Override
            public void missedSome() {
                begun.incrementAndGet();
            }
        });
        notifications.start(new StartupEvent());
        try {
            await().atMost(SOON).until(() -> begun.get() == 1);

            remember(change(app, 1, reference("v1")), change(key("web:a b"), 1, reference("v1")));
            remember(change(app, 1, reference("v1")));
            remember(change(app, 2, reference("v2")));

            await().atMost(SOON).untilAsserted(() -> assertThat(heard)
                    .hasSize(3)
                    .contains(namespace + "/web:a b v1")
                    .contains(namespace + "/app:latest v2"));
        } finally {
            notifications.stop(new ShutdownEvent());
        }
    }

    private void remember(ImageChanged... changes) {
        QuarkusTransaction.requiringNew()
                .run(() -> pointers.remember(Stream.of(changes)
                        .map(change -> new TagMove(logged(change), change))
                        .toList()));
    }

    /** Pointers refer to the log. */
    private UUID logged(ImageChanged change) {
        UUID event = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into notice (event, namespace, stream, tag, change, body) values (?, ?, ?, ?, '', '')")) {
            statement.setObject(1, event);
            statement.setString(2, change.stream().namespace());
            statement.setString(3, change.stream().name());
            statement.setString(4, change.tag().value());
            statement.executeUpdate();
            return event;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private TagKey key(String name) {
        return TagKey.in(namespace, name).orElseThrow();
    }

    private static ImageChanged change(TagKey key, long version, ImageChanged.@Nullable Pointer current) {
        Attribution by = new Attribution("someone", Cause.TAG);
        return new ImageChanged(key.stream(), key.tag(), version, current, null, by, Instant.EPOCH);
    }

    private static ImageChanged.Pointer reference(String reference) {
        return new ImageChanged.Pointer(1, reference, null, null, List.of());
    }

    private static ImageChanged.Pointer pointer(String reference, Digest digest, ReferencePolicy policy) {
        return new ImageChanged.Pointer(1, reference, digest, null, List.of(), policy);
    }
}
