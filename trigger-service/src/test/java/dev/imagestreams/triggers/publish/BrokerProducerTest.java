package dev.imagestreams.triggers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** A send that blocks, as Kafka's does for a topic that is not there, holds back the records behind it; not their senders. */
class BrokerProducerTest {

    private final CountDownLatch topicIsThere = new CountDownLatch(1);
    private final BlockingProducer kafka = new BlockingProducer();
    private final BrokerProducer producer = new BrokerProducer(kafka, Duration.ofMillis(300));

    @Test
    void howeverManyWaitEachIsGivenUpInTimeAndNotSentLater() throws Exception {
        List<CompletableFuture<Void>> waiting =
                Stream.generate(() -> send("missing")).limit(50).toList();

        for (CompletableFuture<Void> one : waiting) {
            assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
        }
        topicIsThere.countDown();
        await().until(() -> isTaken(send("later")));

        assertThat(kafka.history().stream().filter(one -> one.topic().equals("missing")))
                .hasSizeLessThanOrEqualTo(1);
        producer.close();
    }

    private static boolean isTaken(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private CompletableFuture<Void> send(String topic) {
        return producer.send(record(topic)).toCompletableFuture();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, new byte[0]);
    }

    private final class BlockingProducer extends MockProducer<byte[], byte[]> {

        BlockingProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            try {
                topicIsThere.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.send(record, callback);
        }
    }
}
