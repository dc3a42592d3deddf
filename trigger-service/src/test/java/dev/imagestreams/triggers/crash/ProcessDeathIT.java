package dev.imagestreams.triggers.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerPace.Missed;
import dev.imagestreams.model.api.TriggerPace.Order;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.crash.Traffic.Published;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The process is killed again and again, at random moments, while changes keep coming and receivers refuse some of what they
 * are told. Afterwards everybody has been told what was promised, under ids that stayed the same.
 */
class ProcessDeathIT {

    private static final int DEATHS = 4;
    private static final int LONGEST_LIFE_MILLIS = 1_500;

    private static final Duration SOON = Duration.ofSeconds(90);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Receiver unordered;
    private Receiver strict;
    private Receiver latest;
    private MortalService service;
    private TriggerApi api;

    @BeforeEach
    void start() throws Exception {
        unordered = Told.receiver();
        strict = Told.receiver();
        latest = Told.receiver();
        service = new MortalService(OwnDatabase.create("mortal"));
        service.awaitReady();
        api = TriggerApi.inNewNamespace().at(service.port());
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        unordered.close();
        strict.close();
        latest.close();
    }

    @Test
    void everybodyIsToldWhatWasPromisedHoweverOftenTheProcessDies() throws Exception {
        Map<String, Receiver> receivers = Map.of("unordered", unordered, "strict", strict, "latest", latest);
        String secretOfUnordered = webhook("unordered", Order.UNORDERED);
        String secretOfStrict = webhook("strict", Order.STRICT);
        String secretOfLatest = webhook("latest", Order.LATEST);
        Trigger build = api.create(new TriggerDraft("build", null, null, false, new TriggerTarget.Build("app")));
        Traffic traffic = new Traffic(api.namespace());
        try (traffic) {
            for (int death = 1; death <= DEATHS; death++) {
                dieInTheMiddleOf(traffic);
            }
        }

        await("seed " + seed).atMost(SOON).until(() -> isSettled(receivers.keySet(), traffic.published()));

        List<Published> published = traffic.published();
        Told toUnordered = new Told(published, unordered);
        toUnordered.isEverything();
        toUnordered.saysTheSameOnEveryAttempt(secretOfUnordered);
        Told toStrict = new Told(published, strict);
        toStrict.isEverything();
        toStrict.isInStrictOrder();
        toStrict.saysTheSameOnEveryAttempt(secretOfStrict);
        Told toLatest = new Told(published, latest);
        toLatest.endsWithTheNewestOfEachTag();
        toLatest.saysTheSameOnEveryAttempt(secretOfLatest);
        assertThat(buildsOf(published)).containsExactlyInAnyOrderElementsOf(idsOf(published, build));
        System.out.printf(
                "%d deaths, %d changes: %d requests unordered, %d strict, %d latest only (seed %d)%n",
                DEATHS,
                published.size(),
                unordered.received().size(),
                strict.received().size(),
                latest.received().size(),
                seed);
    }

    private void dieInTheMiddleOf(Traffic traffic) throws Exception {
        int before = unordered.received().size();
        await("seed " + seed).atMost(SOON).until(() -> unordered.received().size() > before);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        service.kill();
        int published = traffic.published().size();
        service.startAgain();
        assertThat(traffic.published()).as("changes while the process was dead").hasSizeGreaterThan(published);
    }

    private boolean isSettled(Set<String> triggers, List<Published> published) {
        return new Told(published, unordered).accepted().size() == published.size()
                && triggers.stream()
                        .map(api::get)
                        .allMatch(one -> one.status().pending() == 0
                                && one.status().dead() == 0
                                && one.status().last() != null)
                && api.get("build").status().pending() == 0;
    }

    private Set<String> buildsOf(List<Published> published) {
        // What a process that died had told is told again: only ids count.
        return TestBroker.ids(EventType.BUILD_TRIGGERED, api.namespace() + "/app", published.size());
    }

    private static List<String> idsOf(List<Published> published, Trigger build) {
        return published.stream()
                .map(one -> DerivedId.of(one.event(), build.uid().toString()).toString())
                .toList();
    }

    /** Returns its secret. */
    private String webhook(String name, Order order) {
        Receiver receiver = order == Order.UNORDERED ? unordered : order == Order.STRICT ? strict : latest;
        Trigger made = api.create(new TriggerDraft(
                name,
                TriggerWatch.EVERYTHING,
                TriggerConditions.NONE,
                new TriggerPace(order, 0, Missed.DROP),
                false,
                new TriggerTarget.Webhook(receiver.url(), null)));
        return ((TriggerTarget.Webhook) made.spec().target()).secret();
    }
}
