package dev.imagestreams.triggers.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import dev.imagestreams.model.api.ReplayAnswer;
import dev.imagestreams.model.api.ReplayCommand;
import dev.imagestreams.model.api.ReplayCommand.What;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Telling again, telling who came later, and telling what would be told. */
@QuarkusTest
class ReplayIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void everythingThatFailedIsToldAgainWithTheSameIds() {
        AtomicBoolean repaired = new AtomicBoolean();
        try (Receiver receiver = Receiver.answering(number -> Reply.of(repaired.get() ? 200 : 503))) {
            api.webhook("ci", receiver.url());
            UUID one = TestBroker.publish(Changes.in(stream, "prod", 1));
            UUID other = TestBroker.publish(Changes.in(stream, "prod", 2));
            await().atMost(SOON).until(() -> api.deliveries("ci", "?state=dead").size() == 2);
            repaired.set(true);

            ReplayAnswer answer = api.replay("ci", new ReplayCommand(What.FAILED, null, null));

            assertThat(answer.deliveries()).isEqualTo(2);
            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=delivered").size() == 2);
            assertThat(receiver.received())
                    .filteredOn(request -> request.header("x-imagestreams-replay")
                            .equals(answer.replay().toString()))
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactlyInAnyOrder(one.toString(), other.toString());
        }
    }

    @Test
    void aConsumerThatCameLaterIsToldWhatItMissed() {
        UUID seen = TestBroker.publish(Changes.in(stream, "prod", 10));
        UUID missed = TestBroker.publish(Changes.in(stream, "prod", 11));
        TestBroker.publish(Changes.in(stream, "test", 12));
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook("late", receiver, TriggerWatch.of("app", new StreamTag("prod"))));

            await().atMost(SOON)
                    .until(() -> api.replay("late", new ReplayCommand(What.SINCE, null, 10L))
                                    .deliveries()
                            == 1);

            await().atMost(SOON).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsOnly(missed.toString())
                    .doesNotContain(seen.toString());
        }
    }

    @Test
    void aConsumerThatCameLaterIsToldWhatTagsPointToNow() {
        TestBroker.publish(Changes.in(stream, "prod", 20));
        UUID prod = TestBroker.publish(Changes.in(stream, "prod", 21));
        UUID test = TestBroker.publish(Changes.in(stream, "test", 22));
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook("late", receiver, TriggerWatch.EVERYTHING));

            await().atMost(SOON)
                    .until(() -> api.replay("late", new ReplayCommand(What.SINCE, Instant.EPOCH, null))
                                    .deliveries()
                            == 3);
            ReplayAnswer current = api.replay("late", new ReplayCommand(What.CURRENT, null, null));

            assertThat(current.deliveries()).isLessThanOrEqualTo(2);
            await().atMost(SOON).until(() -> receiver.received().size() >= 3);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .contains(prod.toString(), test.toString());
        }
    }

    @Test
    void aReplaySinceNothingIsRefused() {
        api.create(new TriggerDraft("ci", null, null, true, new TriggerTarget.Build("b")));

        TriggerApi.request()
                .body("{\"what\":\"since\"}")
                .post(api.path() + "/ci/replays")
                .then()
                .statusCode(400);
        TriggerApi.request()
                .body("{\"what\":\"failed\"}")
                .post(api.path() + "/nobody/replays")
                .then()
                .statusCode(404);
        TriggerApi.request()
                .body("{\"what\":\"everything\"}")
                .post(api.path() + "/ci/replays")
                .then()
                .statusCode(400);
    }

    @Test
    void aPreviewTellsWhoWouldBeToldAndWhyOthersWouldNot() {
        api.create(new TriggerDraft("all", null, null, false, new TriggerTarget.Build("b")));
        api.create(new TriggerDraft("off", null, null, true, new TriggerTarget.Build("b")));
        api.create(new TriggerDraft("other", "web", null, false, new TriggerTarget.Build("b")));
        api.create(build("arm", new TriggerConditions(false, List.of(Platform.of("linux", "s390x")), null)));
        api.create(new TriggerDraft(
                "web-team",
                new TriggerWatch(null, null, "pr*", new LabelSelector(Map.of("team", "web"), List.of())),
                TriggerConditions.NONE,
                TriggerPace.DEFAULT,
                false,
                new TriggerTarget.Build("b")));
        TestBroker.publish(Changes.in(stream, "prod", 1));
        await().atMost(SOON)
                .until(() -> api.deliveries("all", "?state=delivered").size() == 1);
        Digest digest = Digest.parse("sha256:" + "9".repeat(64));

        List<PreviewedTrigger> told = api.preview(
                new PreviewCommand("app", new StreamTag("prod"), digest, List.of(), Map.of(), Map.of(), null));

        assertThat(told)
                .containsExactly(
                        new PreviewedTrigger("all", true, null),
                        new PreviewedTrigger("arm", false, "the image runs on none of the platforms asked for"),
                        new PreviewedTrigger("off", false, "the trigger is paused"),
                        new PreviewedTrigger("web-team", true, null));
        assertThat(api.deliveries("all", "")).hasSize(1);
    }

    @Test
    void aMoveToWhereTheTagPointsIsNone() {
        api.create(new TriggerDraft("all", null, null, false, new TriggerTarget.Build("b")));
        TestBroker.publish(Changes.in(stream, "prod", 1));
        await().atMost(SOON)
                .until(() -> api.deliveries("all", "?state=delivered").size() == 1);
        Digest same = Changes.updated().current().digest();

        assertThat(api.preview(
                        new PreviewCommand("app", new StreamTag("prod"), same, List.of(), Map.of(), Map.of(), null)))
                .containsExactly(new PreviewedTrigger("all", false, "the tag points there already"));
    }

    private static TriggerDraft build(String name, TriggerConditions conditions) {
        return new TriggerDraft(
                name, TriggerWatch.EVERYTHING, conditions, TriggerPace.DEFAULT, false, new TriggerTarget.Build("b"));
    }

    private static TriggerDraft webhook(String name, Receiver receiver, TriggerWatch watch) {
        return new TriggerDraft(
                name,
                watch,
                TriggerConditions.NONE,
                TriggerPace.DEFAULT,
                false,
                new TriggerTarget.Webhook(receiver.url(), null));
    }
}
