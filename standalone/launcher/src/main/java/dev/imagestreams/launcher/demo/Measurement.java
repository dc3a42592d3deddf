package dev.imagestreams.launcher.demo;

import dev.imagestreams.launcher.webhook.Webhook;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Many moves, one after the other, each timed from before its push and from before its import request until its webhook
 * has arrived. Afterwards everything that arrived is checked against everything that was done.
 */
final class Measurement {

    private final DemoStage stage;
    private final Narrator narrator;
    private final Latencies fromPush = new Latencies();
    private final Latencies fromImport = new Latencies();

    Measurement(DemoStage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    void run(int moves) throws IOException, InterruptedException {
        if (moves == 0) {
            return;
        }
        narrator.chapter(moves + " more moves, measured");
        int before = stage.history().size();
        for (int move = 1; move <= moves; move++) {
            measure("2." + move);
        }
        List<Digest> history = stage.history();
        DemoFailure.unless(history.size() == before + moves, "the history has grown by one entry for each move");
        narrator.tell("push to webhook             " + fromPush);
        narrator.tell("import request to webhook   " + fromImport);
    }

    /** Of everything received since the beginning. */
    void checkWebhooks() {
        List<Webhook> webhooks = stage.webhooks();
        Set<String> ids = new HashSet<>();
        String last = "";
        for (Webhook webhook : webhooks) {
            if (ids.add(webhook.id())) {
                DemoFailure.unless(webhook.sequence().compareTo(last) > 0, "webhooks arrive in the order of the moves");
                last = webhook.sequence();
            }
        }
        DemoFailure.unless(stage.refusals().isEmpty(), "every webhook is a signed event");
        narrator.tell(webhooks.size() + " webhooks, every signature verified, in order");
    }

    private void measure(String version) throws IOException, InterruptedException {
        long pushed = System.nanoTime();
        Digest digest = stage.push(version);
        long requested = System.nanoTime();
        Digest resolved = stage.importNow();
        DemoFailure.unless(resolved.equals(digest), "the import finds what was pushed");
        long arrived = stage.awaitWebhook(webhook -> webhook.pointsTo(digest)).arrived();
        fromPush.add(Duration.ofNanos(arrived - pushed));
        fromImport.add(Duration.ofNanos(arrived - requested));
    }
}
