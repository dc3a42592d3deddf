package dev.imagestreams.tags;

import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.StreamEvent;
import dev.imagestreams.model.stream.StreamKey;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other side of the broker: speaks as import-service does, and listens as a subscriber does. */
public final class TestKafka {

    private static final String BROKER = System.getProperty("imagestreams.test.kafka");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestKafka() {}

    public static void publish(EventType kind, UUID id, StreamEvent event) {
        CloudEvent cloudEvent = EventCodec.encode(kind, id, URI.create("/test"), Instant.now(), event);
        send(KafkaMessageFactory.<String>createWriter(
                        kind.topic(), event.stream().toString())
                .writeBinary(cloudEvent));
    }

    /** An event on a topic where it does not belong. */
    public static void publishTo(String topic, EventType kind, StreamEvent event) {
        CloudEvent cloudEvent = EventCodec.encode(kind, UUID.randomUUID(), URI.create("/test"), Instant.now(), event);
        send(KafkaMessageFactory.<String>createWriter(topic, event.stream().toString())
                .writeBinary(cloudEvent));
    }

    public static void publishBytes(EventType kind, StreamKey key, byte[] value) {
        send(new ProducerRecord<>(kind.topic(), key.toString(), value));
    }

    /** Everything a topic has said about a stream so far, once there are this many records. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic, StreamKey key, int atLeast) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Predicate<ConsumerRecord<String, byte[]>> wanted =
                record -> key.toString().equals(record.key());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKER, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    public static <T extends StreamEvent> List<T> read(EventType kind, Class<T> as, StreamKey key, int atLeast) {
        return read(kind.topic(), key, atLeast).stream()
                .map(record -> EventCodec.decode(
                        kind,
                        as,
                        KafkaMessageFactory.createReader(record.headers(), record.value())
                                .toEvent()))
                .toList();
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (Exception e) {
            throw new AssertionError("the test broker takes records", e);
        }
    }
}
