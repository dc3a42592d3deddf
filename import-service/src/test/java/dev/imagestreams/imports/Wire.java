package dev.imagestreams.imports;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.stream.StreamKey;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other side of the topics: says what tag-service says, and hears what everybody hears. */
final class Wire implements AutoCloseable {

    private static final URI SOURCE = URI.create("/imagestreams/tag-service");
    private static final String DEAD_LETTERS = EventType.IMPORT_REQUESTED.deadLetterTopic();

    /** @param arrived when this process had it */
    record Heard(UUID id, DigestResolved event, Instant arrived) {}

    private final Queue<Heard> answers = new ConcurrentLinkedQueue<>();
    private final Queue<ConsumerRecord<byte[], byte[]>> deadLetters = new ConcurrentLinkedQueue<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread listener = new Thread(this::listen, "wire");

    /** Of the broker that all tests share. */
    Wire() {
        this(System.getProperty("imagestreams.test.kafka"));
    }

    Wire(String broker) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(EventType.DIGEST_RESOLVED.topic(), DEAD_LETTERS));
        listener.start();
    }

    void say(UUID id, ImportRequested request) throws ExecutionException, InterruptedException {
        say(id, Instant.now(), request);
    }

    void say(UUID id, Instant time, ImportRequested request) throws ExecutionException, InterruptedException {
        CloudEvent event = EventCodec.encode(EventType.IMPORT_REQUESTED, id, SOURCE, time, request);
        byte[] key = request.stream().toString().getBytes(StandardCharsets.UTF_8);
        producer.send(KafkaMessageFactory.<byte[]>createWriter(EventType.IMPORT_REQUESTED.topic(), null, null, key)
                        .writeBinary(event))
                .get();
    }

    /** Bytes that are no event. */
    void say(String key, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                        EventType.IMPORT_REQUESTED.topic(), key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    List<Heard> answersAbout(StreamKey stream) {
        return answers.stream()
                .filter(heard -> heard.event().stream().equals(stream))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> deadLettersOf(String key) {
        return deadLetters.stream()
                .filter(letter -> key.equals(new String(letter.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        listener.join(5_000);
        producer.close();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::hear);
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(DEAD_LETTERS)) {
            deadLetters.add(record);
            return;
        }
        CloudEvent event = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();
        DigestResolved resolved = EventCodec.decode(EventType.DIGEST_RESOLVED, DigestResolved.class, event);
        if (!new String(record.key(), StandardCharsets.UTF_8)
                .equals(resolved.stream().toString())) {
            throw new AssertionError("not keyed by stream: " + event);
        }
        answers.add(new Heard(UUID.fromString(event.getId()), resolved, Instant.now()));
    }
}
