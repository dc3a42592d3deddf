package dev.imagestreams.triggers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangeFeedIT {

    private static final int WRITERS = 6;
    private static final int TRIGGERS_EACH = 10;

    @Inject
    ChangeFeed feed;

    private final TriggerApi api = TriggerApi.inNewNamespace();

    @Test
    void whoListsCanFollowWhatHappensFromThere() {
        Trigger before = api.create(draft("before", false));
        long listed = api.list().resourceVersion();

        Trigger added = api.create(draft("ci", false));
        api.put("ci", draft("ci", true)).then().statusCode(200);
        Trigger paused = api.get("ci");
        TriggerApi.request().delete(api.path() + "/before").then().statusCode(204);

        assertThat(api.changesAfter(listed))
                .extracting(TriggerChange::type, change -> change.trigger().spec(), change -> change.trigger()
                        .uid())
                .containsExactly(
                        tuple(Change.Type.ADDED, added.spec(), added.uid()),
                        tuple(Change.Type.MODIFIED, paused.spec(), added.uid()),
                        tuple(Change.Type.DELETED, before.spec(), before.uid()));
        assertThat(api.changesAfter(listed))
                .allSatisfy(change -> assertThat(change.trigger().revision()).isEqualTo(change.resourceVersion()));
        assertThat(api.changesAfter(listed).get(1).trigger()).isEqualTo(paused);
    }

    @Test
    void whatWasOnlyTriedOrRefusedIsNoChange() {
        api.create(draft("ci", false));
        long listed = api.list().resourceVersion();

        TriggerApi.request().delete(api.path() + "/ci?dryRun=true").then().statusCode(204);
        api.post(draft("ci", true)).then().statusCode(409);
        TriggerApi.request()
                .delete(api.path() + "/ci?resourceVersion=" + (listed + 1))
                .then()
                .statusCode(409);

        assertThat(api.changesAfter(listed)).isEmpty();
    }

    @Test
    void aTriggerThatTheServicePausesHasChanged() {
        try (Receiver receiver = Receiver.answering(410)) {
            Trigger created = api.webhook("ci", receiver.url());
            TestBroker.publish(Changes.in(new StreamKey(api.namespace(), "app"), "prod", 1));

            await().until(() -> !api.changesAfter(created.revision()).isEmpty());

            Trigger told = api.changesAfter(created.revision()).get(0).trigger();
            assertThat(told.spec().paused()).isTrue();
            assertThat(told.status().disabled()).isNotNull();
            assertThat(api.get("ci").revision()).isEqualTo(told.revision());
        }
    }

    @Test
    void howeverManyWriteAtOnceAFollowerMissesNothing() throws Exception {
        long start = feed.fromNow().resourceVersion();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = "w" + writer + '-';
                writing.add(writers.submit(() -> write(prefix)));
            }
            Map<String, Trigger> known = new HashMap<>();
            long position = start;
            while (true) {
                boolean written = writing.stream().allMatch(Future::isDone);
                DependentChangePage page = feed.after(position, 7, Duration.ofMillis(50));
                for (DependentChange change : page.changes()) {
                    assertThat(change.resourceVersion()).isEqualTo(++position);
                    if (change instanceof TriggerChange trigger) {
                        apply(trigger, known);
                    }
                }
                if (written && page.changes().isEmpty()) {
                    break;
                }
            }
            for (Future<?> one : writing) {
                one.get();
            }
            assertThat(known.values())
                    .containsExactlyInAnyOrderElementsOf(api.list().items());
            assertThat(known).hasSize(WRITERS * TRIGGERS_EACH / 2);
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void whoWaitsIsToldSoon() throws Exception {
        long start = feed.fromNow().resourceVersion();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<DependentChangePage> waiting = writer.submit(() -> feed.after(start, 1, Duration.ofSeconds(60)));
            Trigger created = api.create(draft("ci", false));

            assertThat(waiting.get().changes())
                    .containsExactly(new TriggerChange(created.revision(), Change.Type.ADDED, created));
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void aPositionThatWasNeverGivenIsRefused() {
        long newest = feed.fromNow().resourceVersion();

        api.changes("?after=" + (newest + 1)).then().statusCode(410).body("code", equalTo("EXPIRED"));
        api.changes("?after=" + newest).then().statusCode(200).body("resourceVersion", equalTo((int) newest));
        api.changes("").then().statusCode(200).body("resourceVersion", equalTo((int) newest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=0&limit=0", "?after=0&limit=501", "?after=0&wait=long"})
    void nonsenseInAQueryIsRefused(String query) {
        api.changes(query).then().statusCode(400).body("code", equalTo("BAD_REQUEST"));
    }

    /** Every second one is deleted again, the others change. */
    private void write(String prefix) {
        for (int i = 0; i < TRIGGERS_EACH; i++) {
            String name = prefix + i;
            api.create(draft(name, false));
            if (i % 2 == 0) {
                api.put(name, draft(name, true)).then().statusCode(200);
            } else {
                TriggerApi.request().delete(api.path() + '/' + name).then().statusCode(204);
            }
        }
    }

    private void apply(TriggerChange change, Map<String, Trigger> known) {
        Trigger trigger = change.trigger();
        if (!trigger.namespace().equals(api.namespace())) {
            return;
        }
        Trigger before = change.type() == Change.Type.DELETED
                ? known.remove(trigger.spec().name())
                : known.put(trigger.spec().name(), trigger);
        assertThat(before == null).isEqualTo(change.type() == Change.Type.ADDED);
    }

    private static TriggerDraft draft(String name, boolean paused) {
        return new TriggerDraft(name, "app", null, paused, new TriggerTarget.Build("nightly"));
    }
}
