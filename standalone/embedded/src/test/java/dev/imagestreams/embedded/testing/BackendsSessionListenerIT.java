package dev.imagestreams.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.embedded.postgres.ServiceDatabase;
import dev.imagestreams.model.event.EventType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The backends this very test run was given. */
class BackendsSessionListenerIT {

    private final String kafka = System.getProperty(TestBackends.KAFKA);
    private final String database = System.getProperty(TestBackends.DATABASE);

    @Test
    void everyEventHasItsTopicAndDeadLetterTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            assertThat(admin.listTopics().names().get()).containsAll(EventTopics.names());
        }
    }

    @Test
    void whatIsStateIsCompactedAndWhatHappensIsNot() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            for (EventType type : EventType.values()) {
                ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, type.topic());
                Config config =
                        admin.describeConfigs(List.of(topic)).all().get().get(topic);

                assertThat(config.get("cleanup.policy").value())
                        .as(type.topic())
                        .isEqualTo(type.isCompacted() ? "compact" : "delete");
            }
        }
    }

    @Test
    void topicsTakeEveryCompression() throws Exception {
        for (String compression : List.of("none", "lz4", "zstd", "snappy", "gzip")) {
            try (KafkaProducer<String, String> producer =
                    producer(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression))) {
                String big = "x".repeat(100_000);
                assertThat(producer.send(new ProducerRecord<>("image-changed.dead-letter", compression, big))
                                .get(10, TimeUnit.SECONDS)
                                .hasOffset())
                        .isTrue();
            }
        }
    }

    @Test
    void nobodyMakesTopicsByMisspelling() {
        // Whoever sends waits that long for the topic to appear.
        try (KafkaProducer<String, String> producer = producer(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("image-chnaged", "k", "v"))
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("image-chnaged");
        }
    }

    @Test
    void everyServiceWorksInItsOwnSchemaByDefault() throws SQLException {
        for (String role : ServiceDatabase.ROLES) {
            assertThat(ask(role, "create table mine (id int)", "select current_schema"))
                    .containsExactly(role);
            assertThat(ask(
                            role,
                            "select 1",
                            "select tableowner from pg_tables where tablename = 'mine' and schemaname = '" + role
                                    + "'"))
                    .containsExactly(role);
        }
    }

    @Test
    void noServiceSeesAnothersTables() throws SQLException {
        ask("tags", "create table secret (id int)", "select 1");

        assertThatThrownBy(() -> ask("imports", "select * from tags.secret", "select 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for schema tags");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(database, "tags", "imports"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void nothingDurableIsSwitchedOff() throws SQLException {
        assertThat(ask("tags", "select 1", "show fsync")).containsExactly("on");
        assertThat(ask("tags", "select 1", "show full_page_writes")).containsExactly("on");
        assertThat(ask("tags", "select 1", "show data_checksums")).containsExactly("on");
    }

    private KafkaProducer<String, String> producer(Map<String, Object> settings) {
        Map<String, Object> client = new HashMap<>(settings);
        client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        return new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
    }

    private List<String> ask(String role, String first, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, role, role);
                Statement statement = connection.createStatement()) {
            statement.execute(first);
            List<String> answers = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(question)) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }
}
