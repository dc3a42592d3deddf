package dev.imagestreams.launcher.crash;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.launcher.gateway.GatewayException;
import dev.imagestreams.launcher.gateway.StreamApi;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Moves one stream's tag: a new image is pushed and imported; every fifth move is a rollback instead. A move is asked for
 * until the gateway says yes, as a careful client does: it cannot know whether an attempt without an answer had effect.
 */
final class MovingStream {

    static final String TAG = "prod";

    private static final int ROLLBACK_EVERY = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final String name;
    private final StreamApi api;
    private final ImagePusher pusher;
    private final String repository;
    private final String source;

    MovingStream(String name, StreamApi api, ImagePusher pusher, String registry) {
        this.name = name;
        this.api = api;
        this.pusher = pusher;
        this.repository = "crash/" + name;
        this.source = registry + '/' + repository + ':' + TAG;
    }

    /**
     * @param history what earlier moves led to, oldest first
     * @return what the tag points to now
     */
    Digest move(int number, List<Digest> history) throws Exception {
        if (number % ROLLBACK_EVERY == ROLLBACK_EVERY - 1) {
            Digest earlier = history.get(history.size() / 2);
            return untilAccepted(() -> {
                api.pointTo(name, TAG, earlier);
                return earlier;
            });
        }
        Digest pushed = pusher.push(SampleImage.version(name + '-' + number), repository, TAG);
        Digest imported = untilAccepted(() -> api.importNow(name, TAG, source));
        if (!imported.equals(pushed)) {
            throw new IllegalStateException(name + " imported " + imported + " where " + pushed + " was pushed");
        }
        return imported;
    }

    private Digest untilAccepted(Callable<Digest> attempt) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt.call();
            } catch (GatewayException | IOException refused) {
                if (System.nanoTime() > deadline || isFinal(refused)) {
                    throw new IllegalStateException("a move of " + name + " is not accepted", refused);
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** A mistake of ours, which no repetition heals. A conflict and a full server heal. */
    private static boolean isFinal(Exception refused) {
        return refused instanceof GatewayException answer
                && answer.status() >= 400
                && answer.status() < 500
                && answer.status() != 409
                && answer.status() != 429;
    }
}
