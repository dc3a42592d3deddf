package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names below {@code slow} are looked up until somebody ends that. */
class NameLookupsTest {

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final NameLookups lookups = new NameLookups(vertx, this::lookUp);

    @AfterEach
    void stop() {
        answer.countDown();
        lookups.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void nameServersThatDoNotAnswerKeepNoOtherNamespaceWaiting() throws Exception {
        List<Future<InetAddress[]>> slow = IntStream.range(0, 500)
                .mapToObj(number -> lookups.addresses("spam", number + ".slow"))
                .toList();

        assertThat(end(lookups.addresses("team", "hooks.example"))).hasSize(1);
        assertThat(slow).noneMatch(Future::isComplete);
        answer.countDown();
        for (Future<InetAddress[]> one : slow) {
            assertThat(end(one)).hasSize(1);
        }
    }

    @Test
    void aNameIsLookedUpOnceForAllWhoAskMeanwhileAndAnewAfterwards() throws Exception {
        List<Future<InetAddress[]>> same = Stream.generate(() -> lookups.addresses("team", "one.slow"))
                .limit(20)
                .toList();
        answer.countDown();
        for (Future<InetAddress[]> one : same) {
            end(one);
        }
        assertThat(asked).hasValue(1);

        end(lookups.addresses("team", "one.slow"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void aNameThatIsUnknownIsToldAsSuch() {
        assertThatThrownBy(() -> end(lookups.addresses("team", "unknown")))
                .hasCauseInstanceOf(UnknownHostException.class);
    }

    private static InetAddress[] end(Future<InetAddress[]> lookup) throws Exception {
        return lookup.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        asked.incrementAndGet();
        if (host.equals("unknown")) {
            throw new UnknownHostException(host);
        }
        if (host.endsWith("slow")) {
            awaitAnswer();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private void awaitAnswer() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
