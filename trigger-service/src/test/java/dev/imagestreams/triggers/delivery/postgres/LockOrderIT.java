package dev.imagestreams.triggers.delivery.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerPace.Missed;
import dev.imagestreams.model.api.TriggerPace.Order;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.circle.CircleConfig;
import dev.imagestreams.triggers.circle.CircleRules;
import dev.imagestreams.triggers.circle.CircleStore;
import dev.imagestreams.triggers.circle.Firing;
import dev.imagestreams.triggers.circle.Suspicion;
import dev.imagestreams.triggers.delivery.ChangeFanOut;
import dev.imagestreams.triggers.delivery.ChangeFanOut.Received;
import dev.imagestreams.triggers.delivery.DeliveryStore;
import dev.imagestreams.triggers.delivery.InFlight;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.delivery.Verdict;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.notify.Outcome;
import dev.imagestreams.triggers.notify.http.Answer;
import dev.imagestreams.triggers.subscription.TriggerStore;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Transactions that meet at the same trigger wait for each other, and never in a circle. Each test stops two of them where
 * each has locked something, lets them go, and wants both to end well. Nothing is due, so nobody else touches the trigger.
 */
@QuarkusTest
class LockOrderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Outcome REFUSED = new Outcome.Failed("refused", new Answer(500, null), null, false);
    private static final Outcome GONE = new Outcome.Gone(new Answer(410, null));
    private static final Outcome ACCEPTED = new Outcome.Accepted(new Answer(200, null), null);

    @Inject
    ChangeFanOut fanOut;

    @Inject
    DeliveryStore store;

    @Inject
    CircleStore circles;

    @Inject
    CircleConfig circling;

    @Inject
    TriggerStore triggers;

    @Inject
    DataSource database;

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void anAttemptIsRecordedWhileACircleIsCounted() throws Exception {
        Trigger trigger = api.create(paused(Order.STRICT));
        fanOut.fanOut(List.of(moved(1)));
        Settlement failed = ended(trigger, only(), "strict:app", REFUSED, retry());
        List<UUID> causes = Stream.generate(UUID::randomUUID).limit(8).toList();
        ImageChanged circle = Changes.in(stream, "prod", 3, causes);
        CompletableFuture<Void> enqueuing;
        CompletableFuture<Void> recording;
        try (Connection held = holding("select from trigger where uid = ? for update", trigger.uid())) {
            enqueuing = begin(() -> fanOut.fanOut(List.of(moved(2), new Received(UUID.randomUUID(), circle))));
            awaitWaiting(1);

            recording = begin(() -> record(failed));
            awaitWaiting(2);
            held.rollback();
        }

        end(enqueuing, recording);
        assertThat(api.get("ci").status().loops()).isEqualTo(1);
        assertThat(api.get("ci").status().failures()).isEqualTo(1);
    }

    @Test
    void aTriggerIsPointedElsewhereWhileItsEndpointIsGivenUp() throws Exception {
        Trigger trigger = api.create(gathering("https://hooks.example/a"));
        fanOut.fanOut(List.of(moved(1)));
        Delivery delivery = only();
        record(ended(trigger, delivery, "latest:app:prod", REFUSED, retry()));
        CompletableFuture<Void> recording;
        CompletableFuture<Void> writing;
        try (Connection held = holding("select from endpoint where trigger = ? for update", trigger.uid())) {
            recording =
                    begin(() -> record(ended(trigger, delivery, "latest:app:prod", GONE, new Verdict.Dead("gone"))));
            awaitWaiting(1);

            writing = begin(() ->
                    api.put("ci", gathering("https://hooks.example/b")).then().statusCode(200));
            awaitWaiting(2);
            held.rollback();
        }

        end(recording, writing);
        assertThat(api.get("ci").status().failures()).isZero();
    }

    @Test
    void aTriggerIsRemovedWhileItsAttemptsAreRecorded() throws Exception {
        Trigger trigger = api.create(paused(Order.UNORDERED));
        fanOut.fanOut(List.of(moved(1), moved(2), moved(3)));
        List<Delivery> newestFirst = api.deliveries("ci", "");
        UUID oldest = newestFirst.get(2).id();
        CompletableFuture<Void> recording;
        CompletableFuture<Void> removing;
        try (Connection held = holding("select from delivery where id = ? for update", oldest)) {
            recording = begin(() -> record(newestFirst.stream()
                    .map(one -> ended(trigger, one, null, ACCEPTED, new Verdict.Delivered()))
                    .toArray(Settlement[]::new)));
            awaitWaiting(1);

            removing = begin(
                    () -> TriggerApi.request().delete(api.path() + "/ci").then().statusCode(204));
            awaitWaiting(2);
            held.rollback();
        }

        end(recording, removing);
        assertThat(api.list().items()).isEmpty();
    }

    @Test
    void aTriggerIsRemovedWhileItsCircleIsForgotten() throws Exception {
        Trigger trigger = api.create(paused(Order.UNORDERED));
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        QuarkusTransaction.requiringNew()
                .run(() -> circles.save(
                        Map.of(
                                new Firing.Subject(trigger.uid(), "app", "prod"),
                                new Suspicion(2, yesterday, Duration.ofSeconds(1), yesterday, yesterday, 0)),
                        CircleRules.of(circling)));
        CompletableFuture<Void> forgetting;
        CompletableFuture<Void> removing;
        try (Connection held = holding("select from circle where trigger = ? for update", trigger.uid())) {
            forgetting = begin(
                    () -> QuarkusTransaction.requiringNew().run(() -> triggers.changed(circles.forget(Instant.now()))));
            awaitWaiting(1);

            removing = begin(
                    () -> TriggerApi.request().delete(api.path() + "/ci").then().statusCode(204));
            awaitWaiting(2);
            held.rollback();
        }

        end(forgetting, removing);
        assertThat(api.list().items()).isEmpty();
    }

    private Received moved(long position) {
        return new Received(UUID.randomUUID(), Changes.in(stream, "prod", position));
    }

    private Delivery only() {
        return api.deliveries("ci", "").get(0);
    }

    private void record(Settlement... settlements) {
        store.settleAndClaim(List.of(settlements), InFlight.Demand.NONE, LEASE, Instant.now());
    }

    private static Settlement ended(Trigger trigger, Delivery delivery, String lane, Outcome outcome, Verdict verdict) {
        Notice notice = new Notice(delivery.event(), delivery.stream(), delivery.tag(), new byte[0], new byte[0], null);
        Notification attempt = new Notification(
                delivery.id(),
                0,
                1,
                null,
                lane,
                trigger.uid(),
                "team/ci",
                trigger.spec().target(),
                null,
                notice,
                Instant.now());
        return new Settlement(attempt, Instant.now(), Duration.ofMillis(1), outcome, verdict);
    }

    private static Verdict retry() {
        return new Verdict.Retry(Instant.now().plusSeconds(60));
    }

    private static TriggerDraft paused(Order order) {
        return draft(new TriggerPace(order, 0, Missed.KEEP), true, "https://hooks.example/a");
    }

    /** Awake, and about to tell something in a minute. */
    private static TriggerDraft gathering(String url) {
        return draft(new TriggerPace(Order.LATEST, 60, Missed.DROP), false, url);
    }

    private static TriggerDraft draft(TriggerPace pace, boolean paused, String url) {
        return new TriggerDraft(
                "ci",
                TriggerWatch.EVERYTHING,
                TriggerConditions.NONE,
                pace,
                paused,
                new TriggerTarget.Webhook(url, null));
    }

    private static CompletableFuture<Void> begin(Runnable transaction) {
        return CompletableFuture.runAsync(transaction, task -> new Thread(task).start());
    }

    private static void end(CompletableFuture<Void> one, CompletableFuture<Void> other) throws Exception {
        CompletableFuture.allOf(one, other).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Connection holding(String lock, UUID id) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setObject(1, id);
            statement.execute();
        }
        return connection;
    }

    private void awaitWaiting(int transactions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> waiting() >= transactions);
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
