package dev.imagestreams.tags.state;

import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Knows every tag, as the documentation says one does: reads from the beginning, and goes on. */
final class StateTopic implements AutoCloseable {

    static final String BROKER = System.getProperty("imagestreams.test.kafka");
    private static final String TOPIC = EventType.TAG_STATE.topic();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String prefix;
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", BROKER), new StringDeserializer(), new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Map<String, CurrentTag> states = new TreeMap<>();

    /** @param prefix of the keys that are read */
    StateTopic(String prefix) {
        this.prefix = prefix;
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until this is so of all states by their keys, and fails if it never is. */
    Map<String, CurrentTag> readUntil(Predicate<Map<String, CurrentTag>> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(states)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not told within " + PATIENCE + "; told is " + states);
            }
            consumer.poll(Duration.ofMillis(100)).forEach(this::add);
        }
        return states;
    }

    /** The state of a tag, once it is so. */
    CurrentTag readUntil(String key, Predicate<CurrentTag> wanted) {
        return readUntil(all -> all.containsKey(key) && wanted.test(all.get(key)))
                .get(key);
    }

    /** Reads on until there are so many records of a key. */
    List<ConsumerRecord<String, byte[]>> readUntil(String key, int atLeast) {
        readUntil(all -> of(key).size() >= atLeast);
        return of(key);
    }

    List<ConsumerRecord<String, byte[]>> of(String key) {
        return records.stream().filter(record -> record.key().equals(key)).toList();
    }

    static CurrentTag state(ConsumerRecord<String, byte[]> record) {
        return EventCodec.decode(
                EventType.TAG_STATE,
                CurrentTag.class,
                KafkaMessageFactory.createReader(record.headers(), record.value())
                        .toEvent());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        if (!record.key().startsWith(prefix)) {
            return;
        }
        records.add(record);
        if (record.value() == null) {
            states.remove(record.key());
        } else {
            states.put(record.key(), state(record));
        }
    }
}
