package dev.imagestreams.tags.state;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.change.Leadership;
import dev.imagestreams.tags.state.StateBatch.Position;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is to be told, from a position of one connection only: it hides the one that the service has. */
@QuarkusTest
class StateLogIT {

    private static final String V1 = "registry.example/team/app:1";

    @Inject
    DataSource dataSource;

    @FunctionalInterface
    private interface Work {
        void with(Statement sql, StateLog log) throws SQLException;
    }

    @Test
    void changesAreToldInBatchesEachTagOnceAndAsItIs() throws SQLException {
        StreamKey key = new StreamKey("state-log", "batches");
        long start = imported(key, resolved("a", null, V1, "one")).resourceVersion() - 1;
        imported(key, resolved("b", null, V1, "one"), resolved("c", null, V1, "one"));
        imported(key, resolved("a", null, V1, "two"));
        asAlice().delete(path(key) + "/tags/b");
        long end = get(key).resourceVersion();

        at(start, null, (sql, log) -> {
            List<StateBatch> batches = new ArrayList<>();
            while (batches.isEmpty() || batches.get(batches.size() - 1).next().resourceVersion() < end) {
                batches.add(log.next(2));
                log.moveOn(batches.get(batches.size() - 1).next());
            }

            assertThat(batches.get(0).states()).containsOnlyKeys(TagKey.of("state-log", "batches", "a"));
            assertThat(content(batches.get(0), key, "a")).contains("two");
            assertThat(content(batches.get(1), key, "b")).isEmpty();
            assertThat(content(batches.get(1), key, "c")).contains("one");
            assertThat(batches)
                    .allSatisfy(batch -> assertThat(batch.next().retelling()).isNull());
            assertThat(log.next(2).states().keySet())
                    .noneMatch(tag -> tag.stream().equals(key));
        });
    }

    @Test
    void tellingAllAnewGoesOnWhereItWasLeftAndEndsOnce() throws SQLException {
        StreamKey key = new StreamKey("state-log", "anew");
        imported(key, resolved("a", null, V1, "one"), resolved("b", null, V1, "one"), resolved("c", null, V1, "one"));
        asAlice().delete(path(key) + "/tags/c");
        long start = get(key).resourceVersion();

        at(start, StateBatch.Mark.START, (sql, log) -> {
            Map<TagKey, Optional<CurrentTag>> told = new LinkedHashMap<>();
            Position next;
            do {
                StateBatch batch = log.next(3);
                assertThat(log.next(3).states()).as("after a crash").isEqualTo(batch.states());
                told.putAll(batch.states());
                next = batch.next();
                log.moveOn(next);
            } while (next.retelling() != null);

            assertThat(told).containsKeys(keys(key, "a", "b", "c"));
            assertThat(told.get(TagKey.of("state-log", "anew", "a"))).isPresent();
            assertThat(told.get(TagKey.of("state-log", "anew", "c"))).isEmpty();
        });
    }

    @Test
    void whoAsksForItWhileItIsUnderWayIsNotOverheard() throws SQLException {
        at(0, StateBatch.Mark.START, (sql, log) -> {
            StateBatch batch = log.next(1);
            sql.execute("update tag_state_position set round = round + 1, told_stream = '%s', told_tag = ''"
                    .formatted(StateBatch.Mark.START.stream()));

            log.moveOn(batch.next());

            Position position = log.next(1).next();
            assertThat(position.round()).isEqualTo(batch.next().round() + 1);
            assertThat(position.retelling()).isEqualTo(batch.next().retelling());
        });
    }

    @Test
    void whereTheLogIsForgottenAllIsToldAnew() throws SQLException {
        StreamKey key = new StreamKey("state-log", "forgotten");
        long start = imported(key, resolved("a", null, V1, "one")).resourceVersion() - 1;
        imported(key, resolved("b", null, V1, "one"));

        at(start, null, (sql, log) -> {
            sql.execute("create temp table stream_change as select * from stream_change where resource_version > "
                    + (start + 1));

            Position next = log.next(1).next();

            assertThat(next.resourceVersion()).isGreaterThan(start + 1);
            assertThat(next.retelling()).isNotNull().isNotEqualTo(StateBatch.Mark.START);
        });
    }

    @Test
    void ofAChangeThatDoesNotSayWhoseStateItChangedEveryTagIsTold() throws SQLException {
        StreamKey key = new StreamKey("state-log", "older");
        imported(key, resolved("a", null, V1, "one"), resolved("b", null, V1, "one"));
        long start = imported(key, resolved("a", null, V1, "two")).resourceVersion() - 1;

        at(start, null, (sql, log) -> {
            sql.execute("create temp table stream_change as select * from stream_change");
            sql.execute("update stream_change set restated = null where resource_version = " + (start + 1));

            assertThat(log.next(1).states()).containsOnlyKeys(keys(key, "a", "b"));
        });
    }

    @Test
    void leadershipIsGivenBackWithTheConnection() throws SQLException {
        try (Connection one = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            try (Leadership first = Leadership.of(one, 4711);
                    Leadership second = Leadership.of(other, 4711)) {
                assertThat(first.isTaken()).isTrue();
                assertThat(second.isTaken()).isFalse();
            }
            try (Leadership next = Leadership.of(other, 4711)) {
                assertThat(next.isTaken()).isTrue();
            }
        }
    }

    private static void at(long position, StateBatch.Mark retelling, Work work) throws SQLException {
        try (Connection connection = ownConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create temp table tag_state_position as select * from tag_state_position");
            StateLog log = new StateLog(connection);
            log.moveOn(new Position(position, log.next(1).next().round(), retelling));
            work.with(sql, log);
        }
    }

    /** Whose statements are never prepared: a plan would go on to mean the table that is hidden. */
    private static Connection ownConnection() throws SQLException {
        Properties settings = new Properties();
        settings.putAll(Map.of("user", "tags", "password", "tags", "prepareThreshold", "0"));
        return DriverManager.getConnection(System.getProperty("imagestreams.test.database"), settings);
    }

    private static TagKey[] keys(StreamKey key, String... tags) {
        return Arrays.stream(tags)
                .map(tag -> TagKey.of(key.namespace(), key.name(), tag))
                .toArray(TagKey[]::new);
    }

    private static Optional<String> content(StateBatch batch, StreamKey key, String tag) {
        return batch.states()
                .get(TagKey.of(key.namespace(), key.name(), tag))
                .map(state -> List.of("one", "two").stream()
                        .filter(content ->
                                digest(content).equals(state.current().digest()))
                        .findFirst()
                        .orElseThrow());
    }
}
