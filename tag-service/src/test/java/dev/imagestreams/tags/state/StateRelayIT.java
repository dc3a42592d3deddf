package dev.imagestreams.tags.state;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.tag;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import dev.imagestreams.tags.stream.Hold;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StateRelayIT {

    private static final String V1 = "registry.example/team/app:1";
    private static final String RETELLINGS = "/internal/v1/states/retellings";

    @Inject
    DataSource dataSource;

    @Test
    void aTagIsToldFromItsFirstImageToItsEnd() {
        StreamKey key = new StreamKey("states", "whole-life");
        String prod = key + ":prod";
        try (StateTopic topic = new StateTopic("states/")) {
            create(key, external("prod", V1));
            imported(key, resolved("prod", null, V1, "one"));

            CurrentTag first = topic.readUntil(prod, state -> pointsTo(state, "one"));

            ImageStream stream = get(key);
            assertThat(first.uid()).isEqualTo(stream.uid());
            assertThat(first.resourceVersion()).isEqualTo(stream.resourceVersion());
            assertThat(first.from()).isEqualTo(new TagSource.DockerImage(V1));
            assertThat(first.hold()).isNull();
            assertThat(first.pending()).isNull();
            HistoryEntry entry = history(key, "prod").get(0);
            assertThat(first.current())
                    .isEqualTo(new CurrentTag.Entry(
                            entry.event().position(),
                            entry.event().reference(),
                            entry.event().image(),
                            entry.recorded(),
                            entry.event().by(),
                            null));

            hold(key, Map.of(Hold.HOLD, "true", Hold.REASON, "freeze"));
            imported(key, resolved("prod", null, V1, "two"));
            CurrentTag held = topic.readUntil(prod, state -> state.pending() != null);
            assertThat(held.current()).isEqualTo(first.current());
            assertThat(held.pending().digest()).isEqualTo(digest("two"));
            assertThat(held.hold().reason()).isEqualTo("freeze");
            assertThat(held.hold().by()).isEqualTo("alice");

            hold(key, Map.of());
            CurrentTag released = topic.readUntil(prod, state -> state.hold() == null);
            assertThat(released.current().digest()).isEqualTo(digest("two"));
            assertThat(released.current().by().cause()).isEqualTo(Cause.IMPORT);
            assertThat(released.pending()).isNull();

            put(key, rollback("prod", digest("one").toString()));
            CurrentTag back = topic.readUntil(prod, state -> pointsTo(state, "one"));
            assertThat(back.current().by().cause()).isEqualTo(Cause.TAG);
            assertThat(back.from()).isInstanceOf(TagSource.ImageStreamImage.class);

            asAlice().delete(path(key) + "/tags/prod");
            topic.readUntil(all -> !all.containsKey(prod));

            imported(key, resolved("prod", null, V1, "three"), resolved("next", null, V1, "four"));
            topic.readUntil(all -> all.containsKey(prod) && all.containsKey(key + ":next"));

            asAlice().delete(path(key));
            topic.readUntil(all -> all.keySet().stream().noneMatch(other -> other.startsWith(key + ":")));
            ConsumerRecord<String, byte[]> last = last(topic, prod);
            assertThat(last.value()).isNull();

            create(key);
            imported(key, resolved("prod", null, V1, "five"));
            CurrentTag anew = topic.readUntil(prod, state -> pointsTo(state, "five"));
            assertThat(anew.uid()).isNotEqualTo(first.uid());
            assertInOrder(topic.of(prod));
        }
    }

    /** Whatever was done to them, by whichever test. */
    @Test
    void whoReadsTheTopicKnowsEveryTagThereIs() {
        StreamKey key = new StreamKey("states", "some");
        imported(key, resolved("a", null, V1, "one"), resolved("b", null, V1, "two"));
        put(key, rollback("b", digest("one").toString()));
        put(key, alias("c", "a"));
        put(key, external("d", V1));
        asAlice().delete(path(key) + "/tags/a");

        try (StateTopic topic = new StateTopic("")) {
            Map<String, CurrentTag> states =
                    topic.readUntil(all -> inOneLine(all).equals(stored()));

            assertThat(states).containsKeys(key + ":b", key + ":c").doesNotContainKeys(key + ":a", key + ":d");
        }
    }

    @Test
    void whatWasToldBeforeACrashComesAgainAsItIsNowAndNotAsItWas() throws SQLException {
        StreamKey key = new StreamKey("states-crash", "app");
        String prod = key + ":prod";
        try (StateTopic topic = new StateTopic("states-crash/")) {
            imported(key, resolved("prod", null, V1, "one"));
            topic.readUntil(prod, state -> pointsTo(state, "one"));
            long beforeTheCrash = get(key).resourceVersion() - 1;
            imported(key, resolved("prod", null, V1, "two"));
            topic.readUntil(prod, state -> pointsTo(state, "two"));
            int told = topic.of(prod).size();

            // The position follows what was told; set back before that, it would be moved on again.
            await().atMost(StateTopic.PATIENCE).until(() -> position() >= get(key).resourceVersion());
            update("update tag_state_position set resource_version = " + beforeTheCrash);

            List<ConsumerRecord<String, byte[]>> records = topic.readUntil(prod, told + 1);
            assertThat(records.subList(told, records.size())).allSatisfy(record -> {
                assertThat(pointsTo(StateTopic.state(record), "two")).isTrue();
                assertThat(header(record, "ce_id")).isEqualTo(header(records.get(told - 1), "ce_id"));
            });
            assertInOrder(records);
        }
    }

    @Test
    void whoHasLostHisPlaceCannotPutAnOldStateBehindANewOne() {
        StreamKey key = new StreamKey("states-fenced", "app");
        String prod = key + ":prod";
        try (StateTopic topic = new StateTopic("states-fenced/")) {
            imported(key, resolved("prod", null, V1, "one"));
            CurrentTag old = topic.readUntil(prod, state -> pointsTo(state, "one"));
            StatePublisher other = new StatePublisher(Map.of("bootstrap.servers", StateTopic.BROKER));
            other.takeOver();

            imported(key, resolved("prod", null, V1, "two"));
            topic.readUntil(prod, state -> pointsTo(state, "two"));

            Map<TagKey, Optional<CurrentTag>> late = Map.of(new TagKey(key, tag("prod")), Optional.of(old));
            assertThatThrownBy(() -> other.publish(late)).isInstanceOf(KafkaException.class);
            other.close();
            imported(key, resolved("prod", null, V1, "three"));
            topic.readUntil(prod, state -> pointsTo(state, "three"));
            assertInOrder(topic.of(prod));
        }
    }

    @Test
    void everyTagIsToldAnewWhenAnOperatorAsksAlsoThoseNobodyEverTold() throws SQLException {
        StreamKey key = new StreamKey("states-anew", "app");
        StreamKey before = new StreamKey("states-anew", "from-before");
        imported(key, resolved("prod", null, V1, "one"), resolved("gone", null, V1, "two"));
        asAlice().delete(path(key) + "/tags/gone");
        addUntold(before, "old");
        try (StateTopic topic = new StateTopic("states-anew/")) {
            topic.readUntil(all -> all.containsKey(key + ":prod")
                    && !topic.of(key + ":gone").isEmpty()
                    && !all.containsKey(key + ":gone"));
            int prod = topic.of(key + ":prod").size();
            int gone = topic.of(key + ":gone").size();

            assertThat(given().post(RETELLINGS).statusCode()).isEqualTo(401);
            assertThat(asAlice().post(RETELLINGS + "?dryRun=true").statusCode()).isEqualTo(202);
            assertThat(asAlice().post(RETELLINGS).statusCode()).isEqualTo(202);

            CurrentTag old = topic.readUntil(before + ":old", state -> pointsTo(state, "old"));
            assertThat(old.current().by().actor()).isEqualTo("bob");
            List<ConsumerRecord<String, byte[]>> again = topic.readUntil(key + ":prod", prod + 1);
            assertThat(StateTopic.state(again.get(prod)).current())
                    .isEqualTo(StateTopic.state(again.get(prod - 1)).current());
            assertThat(topic.readUntil(key + ":gone", gone + 1).get(gone).value())
                    .isNull();
        }
    }

    /** What the store has, but for what only its history can tell: since when. */
    private static Map<String, String> stored() {
        Map<String, String> tags = new TreeMap<>();
        StreamPage page = read(asAlice().get("/internal/v1/streams?limit=10000&history=newest"), StreamPage.class);
        for (ImageStream stream : page.items()) {
            for (TagStatus status : stream.statusTags()) {
                if (status.newest().isPresent() || status.pending() != null) {
                    TagSpec spec = stream.spec(status.tag()).orElse(null);
                    tags.put(
                            stream.key() + ":" + status.tag(),
                            stream.uid() + " " + inOneLine(status.newest().orElse(null)) + " from "
                                    + (spec == null ? null : spec.from()) + " pending "
                                    + inOneLine(status.pending()));
                }
            }
        }
        return tags;
    }

    private static Map<String, String> inOneLine(Map<String, CurrentTag> states) {
        Map<String, String> tags = new TreeMap<>();
        states.forEach((key, state) -> tags.put(
                key,
                state.uid() + " " + inOneLine(state.current()) + " from " + state.from() + " pending "
                        + inOneLine(state.pending())));
        return tags;
    }

    private static String inOneLine(TagEvent event) {
        return event == null
                ? ""
                : event.position() + " " + event.reference() + " " + event.image() + " " + event.by() + " "
                        + event.followed();
    }

    private static String inOneLine(CurrentTag.Entry entry) {
        return entry == null
                ? ""
                : entry.position() + " " + entry.reference() + " " + entry.digest() + " " + entry.by() + " "
                        + entry.followed();
    }

    private void addUntold(StreamKey key, String tag) throws SQLException {
        UUID uid = UUID.randomUUID();
        update(
                """
                insert into stream (uid, namespace, name, resource_version, generation, created, labels, annotations,
                                    lookup_local, spec_tags, last_position)
                values ('%1$s', '%2$s', '%3$s', 1, 1, now(), '{}', '{}', false, '[]', 1);
                insert into tag_status (stream_uid, tag, newest) values ('%1$s', '%4$s', 1);
                insert into tag_event (stream_uid, position, tag, created, reference, image, generation, actor, cause,
                                       resource_version, recorded)
                values ('%1$s', 1, '%4$s', now(), 'registry.example/team/app@%5$s', '%5$s', 1, 'bob', 'TAG', 1, now());
                """
                        .formatted(uid, key.namespace(), key.name(), tag, digest(tag)));
    }

    private long position() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select resource_version from tag_state_position")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void hold(StreamKey key, Map<String, String> annotations) {
        int status = asAlice()
                .header(InternalHeaders.VERB, "patch")
                .body(json(new TagDraft(null, null, annotations)))
                .put(path(key) + "/tags/prod")
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    private static boolean pointsTo(CurrentTag state, String content) {
        return state.current() != null && digest(content).equals(state.current().digest());
    }

    private static List<HistoryEntry> history(StreamKey key, String tag) {
        return read(asAlice().get(path(key) + "/tags/" + tag + "/history"), HistoryPage.class)
                .items();
    }

    private static void assertInOrder(List<ConsumerRecord<String, byte[]>> records) {
        assertThat(records.stream()
                        .filter(record -> record.value() != null)
                        .map(record -> header(record, "ce_sequence")))
                .isSorted();
    }

    private static ConsumerRecord<String, byte[]> last(StateTopic topic, String key) {
        List<ConsumerRecord<String, byte[]>> records = topic.of(key);
        return records.get(records.size() - 1);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
