package dev.imagestreams.launcher.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the compacted topic of states says, to who reads it from the beginning. */
final class ToldStates {

    private final Map<String, List<ConsumerRecord<String, byte[]>>> byKey = new TreeMap<>();

    /** Reads until every stream's tag points to this, or for so long. */
    static ToldStates read(String broker, Map<String, Digest> wanted, Duration patience) throws IOException {
        ToldStates told = new ToldStates();
        String topic = EventType.TAG_STATE.topic();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + patience.toNanos();
            while (!told.digests().equals(wanted) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(told::add);
            }
        }
        return told;
    }

    /** What each stream's one tag points to. */
    Map<String, Digest> digests() throws IOException {
        Map<String, Digest> digests = new HashMap<>();
        for (List<ConsumerRecord<String, byte[]>> records : byKey.values()) {
            byte[] last = records.get(records.size() - 1).value();
            CurrentTag state = ModelJson.mapper().readValue(last, CurrentTag.class);
            digests.put(state.stream().name(), state.current().digest());
        }
        return digests;
    }

    /** No state comes behind a newer one, however often it is repeated. */
    void neverGoBack() {
        assertThat(byKey)
                .allSatisfy((key, records) -> assertThat(records.stream().map(ToldStates::sequence))
                        .as("states of " + key)
                        .isSorted());
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        byKey.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record);
    }

    private static String sequence(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_sequence").value(), UTF_8);
    }
}
