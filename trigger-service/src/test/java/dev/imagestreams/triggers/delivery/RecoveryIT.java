package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a process finds that others left behind when they died. */
@QuarkusTest
class RecoveryIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    DeliveryStore store;

    @Inject
    NoticeWriter writer;

    @Inject
    DataSource database;

    private final TriggerApi api = TriggerApi.inNewNamespace();

    @Test
    void aDeliveryWhoseProcessDiedBeforeItsFirstAttemptIsMade() {
        try (Receiver receiver = Receiver.answering(200)) {
            Trigger trigger = api.webhook("ci", receiver.url());

            // Committed, and nobody told: as if the process had died right then.
            UUID event = enqueue(trigger);

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(receiver.received().get(0).header("webhook-id")).isEqualTo(event.toString());
        }
    }

    @Test
    void aDeliveryWhoseProcessDiedDuringAnAttemptIsMadeAgainAfterItsLease() throws SQLException {
        try (Receiver receiver = Receiver.answering(200)) {
            Trigger trigger = pausedWebhook(receiver);
            UUID event = enqueue(trigger);
            claimedByAProcessThatDied(event);

            api.put("ci", resumed(trigger)).then().statusCode(200);

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            Delivery delivery = api.delivery("ci");
            assertThat(delivery.attemptCount()).isEqualTo(2);
            assertThat(delivery.attempts()).extracting(Delivery.Attempt::number).containsExactly(2);
            assertThat(receiver.received().get(0).header("webhook-id")).isEqualTo(event.toString());
        }
    }

    @Test
    void deliveriesOfAPausedTriggerWait() {
        try (Receiver receiver = Receiver.answering(200)) {
            Trigger trigger = pausedWebhook(receiver);
            enqueue(trigger);

            DeliveryStore.Claim claim = store.settleAndClaim(
                    List.of(), new InFlight.Demand(1000, 8, Map.of()), Duration.ofMinutes(1), Instant.now());

            assertThat(claim.notifications())
                    .noneMatch(notification -> notification.trigger().equals(trigger.uid()));
            assertThat(receiver.received()).isEmpty();
        }
    }

    private UUID enqueue(Trigger trigger) {
        UUID event = UUID.randomUUID();
        ImageChanged change = Changes.in(new StreamKey(api.namespace(), "app"));
        Instant now = Instant.now();
        NewDelivery delivery = new NewDelivery(UUID.randomUUID(), event, trigger.uid(), null, 1, now, null);
        QuarkusTransaction.requiringNew().run(() -> {
            store.log(List.of(writer.write(event, change, false)), now);
            store.enqueue(List.of(delivery), now);
        });
        return event;
    }

    private void claimedByAProcessThatDied(UUID event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update delivery set attempts = 1, next_attempt = now() + interval '1 second' where event = ?")) {
            statement.setObject(1, event);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private Trigger pausedWebhook(Receiver receiver) {
        return api.create(new TriggerDraft("ci", null, null, true, new TriggerTarget.Webhook(receiver.url(), null)));
    }

    private static TriggerDraft resumed(Trigger trigger) {
        return new TriggerDraft("ci", null, null, false, trigger.spec().target());
    }
}
