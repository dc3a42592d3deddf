package dev.imagestreams.triggers.delivery.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.delivery.TimeOrderedId;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PruningIT {

    @Inject
    Pruning pruning;

    @Inject
    MissedPruning missed;

    @Inject
    DataSource database;

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void removesOldDeliveredOnesAndKeepsDeadAndYoungOnes() throws SQLException {
        try (Receiver receiver = Receiver.answering(number -> Reply.of(number == 1 ? 410 : 200))) {
            api.webhook("gone", receiver.url());
            UUID dead = TestBroker.publish(Changes.in(stream, "prod", 1));
            await().until(() -> api.stands("gone", Delivery.State.DEAD));
            api.webhook("ci", receiver.url());
            UUID old = TestBroker.publish(Changes.in(stream, "prod", 2));
            UUID young = TestBroker.publish(Changes.in(stream, "prod", 3));
            await().until(() -> api.deliveries("ci", "?state=delivered").size() == 2);
            age(dead, Duration.ofDays(8));
            age(old, Duration.ofDays(31));

            pruning.prune();

            assertThat(api.deliveries("ci", "")).extracting(Delivery::event).containsExactly(young);
            assertThat(api.delivery("gone").attempts()).hasSize(1);
            assertThat(count("select count(*) from notice where event = ?", old))
                    .isZero();
            assertThat(count("select count(*) from notice where event = ?", dead))
                    .isEqualTo(1);
        }
    }

    @Test
    void anEventThatComesAgainIsNotToldAgainThoughItsDeliveryIsForgotten() throws SQLException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());
            ImageChanged change = Changes.in(stream, "prod", 1);
            UUID event = TestBroker.publish(change);
            await().until(() -> api.stands("ci", Delivery.State.DELIVERED));
            age(event, Duration.ofDays(8));
            pruning.prune();

            TestBroker.publish(event, change);
            UUID next = TestBroker.publish(Changes.in(stream, "prod", 2));

            await().until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(api.deliveries("ci", "")).extracting(Delivery::event).containsExactly(next);
            assertThat(receiver.received()).hasSize(2);
        }
    }

    @Test
    void removesOldChangesNobodyWasToldOfAndKeepsWhatTagsPointTo() throws SQLException {
        UUID old = TestBroker.publish(Changes.in(stream, "prod", 1));
        UUID newest = TestBroker.publish(Changes.in(stream, "prod", 2));
        await().until(() -> count("select count(*) from notice where event = ?", newest) == 1);
        age(old, Duration.ofDays(31));
        age(newest, Duration.ofDays(31));

        pruning.prune();

        assertThat(count("select count(*) from notice where event = ?", old)).isZero();
        assertThat(count("select count(*) from notice where event = ?", newest)).isEqualTo(1);
    }

    @Test
    void whoIsFirstInALaneOnceTheOldAreRemovedIsToldWhenTheTriggerIsResumed() throws SQLException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(inOrder(receiver.url(), true));
            UUID old = TestBroker.publish(Changes.in(stream, "prod", 1));
            UUID young = TestBroker.publish(Changes.in(stream, "prod", 2));
            await().until(() -> api.deliveries("ci", "").size() == 2);
            makeOld(old, Duration.ofDays(31));

            missed.prune();

            assertThat(api.deliveries("ci", "")).extracting(Delivery::event).containsExactly(young);
            api.put("ci", inOrder(receiver.url(), false)).then().statusCode(200);
            await().until(() -> api.stands("ci", Delivery.State.DELIVERED));
        }
    }

    private static TriggerDraft inOrder(String url, boolean paused) {
        return new TriggerDraft(
                "ci",
                TriggerWatch.EVERYTHING,
                TriggerConditions.NONE,
                new TriggerPace(TriggerPace.Order.STRICT, 0, TriggerPace.Missed.KEEP),
                paused,
                new TriggerTarget.Webhook(url, null));
    }

    /** Ids begin with the time. */
    private void makeOld(UUID event, Duration by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update delivery set id = ?, created = ?::timestamptz where event = ?")) {
            Instant then = Instant.now().minus(by);
            statement.setObject(1, TimeOrderedId.firstOf(then));
            statement.setString(2, then.toString());
            statement.setObject(3, event);
            statement.executeUpdate();
        }
    }

    private void age(UUID event, Duration by) throws SQLException {
        update("update delivery set settled = settled - ? * interval '1 second' where event = ?", event, by);
        update("update notice set received = received - ? * interval '1 second' where event = ?", event, by);
    }

    private void update(String sql, UUID event, Duration by) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, by.toSeconds());
            statement.setObject(2, event);
            statement.executeUpdate();
        }
    }

    private long count(String sql, UUID event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, event);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
