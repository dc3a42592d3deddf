package dev.imagestreams.triggers.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that are told by topic. */
@QuarkusTest
class TopicTargetsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of(new TriggerTarget.Build("nightly"), EventType.BUILD_TRIGGERED, "nightly"),
                Arguments.of(new TriggerTarget.Deploy("web"), EventType.DEPLOY_TRIGGERED, "web"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aChangeIsToldOnTheTopicOfItsTarget(TriggerTarget target, EventType kind, String consumer) {
        UUID trigger =
                api.create(new TriggerDraft("told", "app", null, false, target)).uid();
        ImageChanged change = Changes.in(stream);

        UUID event = TestBroker.publish(change);

        assertThat(TestBroker.events(kind, key(consumer), 1)).singleElement().satisfies(told -> {
            TriggerFired fired = EventCodec.decode(kind, TriggerFired.class, told);
            assertThat(fired.change().in(null)).isEqualTo(change);
            assertThat(fired)
                    .isEqualTo(new TriggerFired(
                            api.namespace() + "/told", consumer, fired.change(), null, List.of(event), null, Map.of()));
            assertThat(told.getId())
                    .isEqualTo(DerivedId.of(event, trigger.toString()).toString());
        });
    }

    @Test
    void aReplayIsToldWithTheSameId() {
        api.create(new TriggerDraft("told", "app", null, false, new TriggerTarget.Build("nightly")));
        TestBroker.publish(Changes.in(stream));
        TestBroker.events(EventType.BUILD_TRIGGERED, key("nightly"), 1);

        api.replay(api.delivery("told").id());

        assertThat(TestBroker.events(EventType.BUILD_TRIGGERED, key("nightly"), 2))
                .hasSize(2)
                .extracting(CloudEvent::getId)
                .containsOnly(TestBroker.events(EventType.BUILD_TRIGGERED, key("nightly"), 1)
                        .get(0)
                        .getId());
    }

    /** One key is one partition, and one order. */
    @Test
    void aConsumerIsToldOfAllItsStreamsUnderOneKey() {
        api.create(new TriggerDraft("told", null, null, false, new TriggerTarget.Build("nightly")));

        for (String each : List.of("app", "base")) {
            TestBroker.publish(Changes.in(new StreamKey(api.namespace(), each)));
        }

        assertThat(TestBroker.events(EventType.BUILD_TRIGGERED, key("nightly"), 2))
                .extracting(CloudEvent::getSubject)
                .containsExactlyInAnyOrder("app", "base");
    }

    @Test
    void aConsumerWithATopicOfItsOwnIsToldThere() throws Exception {
        String topic = "builds." + api.namespace();
        TestBroker.create(topic);
        UUID trigger = api.create(
                        new TriggerDraft("told", "app", null, false, new TriggerTarget.Build("nightly", topic)))
                .uid();

        UUID event = TestBroker.publish(Changes.in(stream));

        assertThat(TestBroker.read(topic, key("nightly"), 1)).singleElement().satisfies(told -> {
            CloudEvent read = KafkaMessageFactory.createReader(told.headers(), told.value())
                    .toEvent();
            assertThat(read.getType()).isEqualTo(EventType.BUILD_TRIGGERED.type());
            assertThat(read.getId())
                    .isEqualTo(DerivedId.of(event, trigger.toString()).toString());
        });
        assertThat(api.get("told").spec().target()).isEqualTo(new TriggerTarget.Build("nightly", topic));
    }

    @Test
    void aTopicThatIsNotThereIsAFailureOfItsConsumerAlone() throws Exception {
        String topic = "builds." + api.namespace() + ".later";
        api.create(new TriggerDraft("lost", "app", null, false, new TriggerTarget.Build("lost", topic)));
        api.create(new TriggerDraft("told", "app", null, false, new TriggerTarget.Build("told")));

        TestBroker.publish(Changes.in(stream));

        assertThat(TestBroker.events(EventType.BUILD_TRIGGERED, key("told"), 1)).hasSize(1);
        await().atMost(SOON).until(() -> api.get("lost").status().dead() == 1);
        assertThat(api.get("lost").status().lastError()).contains("topic \"" + topic + "\" was not found");
        TestBroker.create(topic);
        api.replay(api.delivery("lost").id());
        assertThat(TestBroker.read(topic, key("lost"), 1)).hasSize(1);
    }

    private String key(String consumer) {
        return api.namespace() + '/' + consumer;
    }
}
