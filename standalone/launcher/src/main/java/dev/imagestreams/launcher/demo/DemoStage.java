package dev.imagestreams.launcher.demo;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.gateway.GatewayClient;
import dev.imagestreams.launcher.gateway.StreamApi;
import dev.imagestreams.launcher.stack.Stack;
import dev.imagestreams.launcher.webhook.Webhook;
import dev.imagestreams.launcher.webhook.WebhookReceiver;
import dev.imagestreams.launcher.webhook.WebhookSecret;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the demo plays with: a registry and a webhook receiver in this process, and the public API as user
 * {@code developer}. Names carry the time of the run, so that the demo can be run again and again.
 */
final class DemoStage implements AutoCloseable {

    static final String NAMESPACE = "demo";
    static final String TAG = "prod";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String stream = "app-" + Long.toString(System.currentTimeMillis() / 1000, 36);
    private final WebhookSecret secret = WebhookSecret.random();
    private final RegistryServer registry = RegistryServer.start();
    private final WebhookReceiver receiver = WebhookReceiver.start(secret);
    private final ImagePusher pusher = new ImagePusher(registry.address());
    private final StreamApi streams;

    DemoStage(Stack stack) throws IOException {
        String token = stack.secrets().token(Users.DEVELOPER);
        this.streams = new StreamApi(new GatewayClient(stack.gateway(), stack.folder(), token), NAMESPACE);
    }

    String stream() {
        return stream;
    }

    StreamApi streams() {
        return streams;
    }

    String registryAddress() {
        return registry.address();
    }

    /** What the stream follows, as a pull spec. */
    String source() {
        return registry.address() + '/' + NAMESPACE + '/' + stream + ':' + TAG;
    }

    /** Makes this version of the image and pushes it under the tag that the stream follows. */
    Digest push(String version) throws IOException, InterruptedException {
        return pusher.push(SampleImage.version(version), NAMESPACE + '/' + stream, TAG);
    }

    /** @return what the source points to now */
    Digest importNow() throws IOException, InterruptedException {
        return streams.importNow(stream, TAG, source());
    }

    List<Digest> history() throws IOException, InterruptedException {
        return streams.history(stream, TAG);
    }

    /** @return the history, when this digest has come to its top */
    List<Digest> awaitTop(Digest digest) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Digest> history = history();
            if (!history.isEmpty() && history.get(0).equals(digest)) {
                return history;
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailure(Narrator.brief(digest) + " did not become what the tag points to within "
                        + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** Asks to be told of every move of the stream's tag. */
    void registerWebhook() throws IOException, InterruptedException {
        streams.notifyWebhook(stream, stream, TAG, receiver.url(), secret.reveal());
    }

    String webhookUrl() {
        return receiver.url();
    }

    Webhook awaitWebhook(Predicate<Webhook> fits) throws IOException, InterruptedException {
        return receiver.await(fits, PATIENCE);
    }

    List<Webhook> webhooks() {
        return receiver.received();
    }

    List<String> refusals() {
        return receiver.refusals();
    }

    @Override
    public void close() throws IOException {
        registry.close();
        receiver.close();
    }
}
