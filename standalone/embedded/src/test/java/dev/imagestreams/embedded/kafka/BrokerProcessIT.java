package dev.imagestreams.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.net.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as a process of its own, stopped and killed. */
class BrokerProcessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "image-changed";

    @TempDir
    Path directory;

    private final int port = Loopback.freePort();
    private final int controllerPort = Loopback.freePort();
    private final String address = Loopback.address(port);
    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void everythingAcknowledgedIsThereAfterAStopAndAfterAKill() throws Exception {
        start();
        send("before the stop");
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        start();
        send("before the kill");
        process.destroyForcibly().waitFor();

        start();
        assertThat(read(2)).containsExactly("before the stop", "before the kill");
    }

    private void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        directory.toString(),
                        String.valueOf(port),
                        String.valueOf(controllerPort))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        EventTopics.create(address, PATIENCE);
    }

    private void send(String text) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address),
                new StringSerializer(),
                new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(TOPIC, 0, "demo/app", text))
                            .get(60, TimeUnit.SECONDS)
                            .hasOffset())
                    .isTrue();
        }
    }

    private List<String> read(int count) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        address,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            List<String> texts = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (texts.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> texts.add(record.value()));
            }
            return texts;
        }
    }
}
