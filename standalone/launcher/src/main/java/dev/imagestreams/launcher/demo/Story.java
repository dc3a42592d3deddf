package dev.imagestreams.launcher.demo;

import dev.imagestreams.launcher.webhook.Webhook;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.util.List;

/** The main job, told once: an image moves through a stream, somebody is told, and it is rolled back. */
final class Story {

    private final DemoStage stage;
    private final Narrator narrator;

    Story(DemoStage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    void tell() throws IOException, InterruptedException {
        Digest first = follow();
        subscribe();
        Digest second = move(first);
        rollBack(first, second);
    }

    private Digest follow() throws IOException, InterruptedException {
        narrator.chapter("A stream follows a tag in a registry");
        stage.streams().createProject();
        narrator.tell("project " + DemoStage.NAMESPACE + " is there");
        Digest first = stage.push("1");
        narrator.tell("pushed version 1 to " + stage.source() + " as " + Narrator.brief(first));
        stage.streams().follow(stage.stream(), DemoStage.TAG, stage.source());
        narrator.tell("stream " + stage.stream() + ", tag " + DemoStage.TAG + ", follows it");
        List<Digest> history = stage.awaitTop(first);
        narrator.history(history);
        DemoFailure.unless(history.equals(List.of(first)), "the history begins with version 1 alone");
        return first;
    }

    private void subscribe() throws IOException, InterruptedException {
        narrator.chapter("Somebody wants to know");
        stage.registerWebhook();
        narrator.tell("webhook registered: " + stage.webhookUrl());
    }

    private Digest move(Digest first) throws IOException, InterruptedException {
        narrator.chapter("Version 2 arrives");
        Digest second = stage.push("2");
        narrator.tell("pushed version 2 as " + Narrator.brief(second));
        Digest resolved = stage.importNow();
        narrator.tell("import resolved the tag to " + Narrator.brief(resolved));
        DemoFailure.unless(resolved.equals(second), "the import finds what was pushed");
        List<Digest> history = stage.history();
        narrator.history(history);
        DemoFailure.unless(
                history.equals(List.of(second, first)), "an import that is answered is in the history already");
        expectWebhook(second, first);
        return second;
    }

    private void rollBack(Digest first, Digest second) throws IOException, InterruptedException {
        narrator.chapter("Version 2 was a mistake");
        stage.streams().pointTo(stage.stream(), DemoStage.TAG, first);
        narrator.tell("rolled back: " + DemoStage.TAG + " points to " + stage.stream() + '@' + Narrator.brief(first));
        List<Digest> history = stage.awaitTop(first);
        narrator.history(history);
        DemoFailure.unless(
                history.equals(List.of(first, second, first)),
                "a rollback is one more entry, and nothing is forgotten");
        expectWebhook(first, second);
    }

    private void expectWebhook(Digest current, Digest previous) throws IOException, InterruptedException {
        Webhook webhook = stage.awaitWebhook(each -> each.pointsTo(current)
                && each.previous().filter(previous::equals).isPresent());
        narrator.tell("webhook " + webhook.id() + ", signature verified: " + DemoStage.TAG + " moved from "
                + Narrator.brief(previous) + " to " + Narrator.brief(current));
    }
}
