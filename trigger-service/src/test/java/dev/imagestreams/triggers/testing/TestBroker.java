package dev.imagestreams.triggers.testing;

import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other side of the broker: speaks as tag-service does, and listens as build systems and operators do. */
public final class TestBroker {

    private static final Map<String, Object> CONFIG =
            Map.of("bootstrap.servers", System.getProperty("imagestreams.test.kafka"), "linger.ms", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final KafkaProducer<byte[], byte[]> PRODUCER =
            new KafkaProducer<>(CONFIG, new ByteArraySerializer(), new ByteArraySerializer());

    private TestBroker() {}

    public static UUID publish(ImageChanged change) {
        UUID id = UUID.randomUUID();
        publish(id, change);
        return id;
    }

    public static void publish(UUID id, ImageChanged change) {
        EventType kind = EventType.IMAGE_CHANGED;
        CloudEvent event = EventCodec.encode(kind, id, URI.create("/test"), Instant.now(), change);
        send(KafkaMessageFactory.<byte[]>createWriter(
                        kind.topic(), bytes(change.stream().toString()))
                .writeBinary(event));
    }

    /** Makes a topic, with a partition. */
    public static void create(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", CONFIG.get("bootstrap.servers")))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** Bytes that are no event. */
    public static void publishBytes(String key, byte[] value) {
        send(new ProducerRecord<>(EventType.IMAGE_CHANGED.topic(), bytes(key), value));
    }

    /** What a topic has said under this key, once there are this many records or patience is over. */
    public static List<ConsumerRecord<byte[], byte[]>> read(String topic, String key, int atLeast) {
        return read(topic, key, found -> found.size() >= atLeast);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, String key, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        Predicate<ConsumerRecord<byte[], byte[]>> wanted =
                record -> record.key() != null && key.equals(new String(record.key(), StandardCharsets.UTF_8));
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", CONFIG.get("bootstrap.servers")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(found) && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    public static List<CloudEvent> events(EventType kind, String key, int atLeast) {
        return read(kind.topic(), key, atLeast).stream().map(TestBroker::event).toList();
    }

    /** The ids of what a topic has said, however often it said it, once there are this many or patience is over. */
    public static Set<String> ids(EventType kind, String key, int atLeast) {
        return ids(read(kind.topic(), key, found -> ids(found).size() >= atLeast));
    }

    private static Set<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> event(record).getId()).collect(Collectors.toSet());
    }

    private static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
        return KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        try {
            PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker took no record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
