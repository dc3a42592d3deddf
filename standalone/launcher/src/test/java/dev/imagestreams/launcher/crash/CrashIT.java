package dev.imagestreams.launcher.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.launcher.TestStack;
import dev.imagestreams.launcher.data.Users;
import dev.imagestreams.launcher.gateway.GatewayClient;
import dev.imagestreams.launcher.gateway.StreamApi;
import dev.imagestreams.launcher.stack.Stack;
import dev.imagestreams.launcher.webhook.WebhookReceiver;
import dev.imagestreams.launcher.webhook.WebhookSecret;
import dev.imagestreams.model.image.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every process is killed while tags move. Afterwards each accepted move stands in the history once and in order, and was
 * told to the webhook under one id; and there is nothing else. The states of tags are told as they are in the end, and none
 * was told behind a newer one.
 */
class CrashIT {

    private static final String NAMESPACE = "crash";

    /** A delivery whose worker died is taken up again when its lease ends. */
    private static final Duration DELIVERY_PATIENCE = Duration.ofMinutes(3);

    /** Long enough for a delivery too many to arrive. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final CrashPlan plan = CrashPlan.fromSystemProperties();
    private final WebhookSecret secret = WebhookSecret.random();
    private TestStack test;
    private Stack stack;
    private RegistryServer registry;
    private WebhookReceiver receiver;
    private StreamApi api;

    @BeforeEach
    void start() throws Exception {
        test = TestStack.empty("crash");
        stack = test.stack();
        stack.up(TestStack.silent(), null);
        registry = RegistryServer.start();
        receiver = WebhookReceiver.start(secret);
        String token = stack.secrets().token(Users.DEVELOPER);
        api = new StreamApi(new GatewayClient(stack.gateway(), stack.folder(), token), NAMESPACE);
        api.createProject();
        for (String stream : plan.streamNames()) {
            api.notifyWebhook(stream, stream, MovingStream.TAG, receiver.url(), secret.reveal());
        }
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        receiver.close();
        test.close();
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrderWhenEverythingIsKilledInTurn() throws Exception {
        try (Traffic traffic = new Traffic(plan)) {
            traffic.begin(api, new ImagePusher(registry.address()), registry.address());

            new Saboteur(stack.components(), traffic, plan.moves()).run();

            Map<String, List<Digest>> accepted = traffic.histories();
            historiesAreExactly(accepted);
            statesAreTheLastOf(accepted);
            webhooksToldExactly(accepted);
        }
    }

    private void historiesAreExactly(Map<String, List<Digest>> accepted) throws Exception {
        for (Map.Entry<String, List<Digest>> stream : accepted.entrySet()) {
            List<Digest> oldestFirst = new ArrayList<>(api.history(stream.getKey(), MovingStream.TAG));
            Collections.reverse(oldestFirst);
            assertThat(oldestFirst).as("history of " + stream.getKey()).isEqualTo(stream.getValue());
        }
    }

    private void statesAreTheLastOf(Map<String, List<Digest>> accepted) throws Exception {
        Map<String, Digest> last = new HashMap<>();
        accepted.forEach((stream, history) -> last.put(stream, history.get(history.size() - 1)));

        ToldStates states = ToldStates.read(stack.kafka(), last, DELIVERY_PATIENCE);

        assertThat(states.digests()).isEqualTo(last);
        states.neverGoBack();
    }

    private void webhooksToldExactly(Map<String, List<Digest>> accepted) throws Exception {
        long deadline = System.nanoTime() + DELIVERY_PATIENCE.toNanos();
        while (new DeliveredChanges(receiver.received()).count() < plan.moves() && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        Thread.sleep(SILENCE.toMillis());
        DeliveredChanges delivered = new DeliveredChanges(receiver.received());
        System.out.printf("%d webhooks for %d changes%n", receiver.received().size(), delivered.count());
        delivered.everyRepetitionIsIdentical();
        assertThat(delivered.histories()).containsExactlyInAnyOrderEntriesOf(accepted);
        assertThat(receiver.refusals()).isEmpty();
    }
}
