package dev.imagestreams.triggers.notify;

import java.util.concurrent.CompletionStage;

/**
 * Tells one kind of target, once. Never waits on the calling thread, which serves all targets; never retries, which is
 * decided elsewhere. What the target answered is an {@link Outcome}; only what broke here fails the stage.
 */
@FunctionalInterface
public interface Notifier {

    CompletionStage<Outcome> notify(Notification notification);
}
