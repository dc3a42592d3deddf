package dev.imagestreams.triggers.topic;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;

/**
 * Whether a topic is there, asked without waiting and without making it: a producer that is given a record for a topic that
 * is not there holds up everything behind it. Made, with its connection, when a topic is first asked for.
 */
@ApplicationScoped
class KnownTopics {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final Duration believed;
    private final DescribeTopicsOptions options;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    KnownTopics(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicsConfig config, Clock clock) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "trigger-service-topics");
        this.admin = Admin.create(settings);
        this.believed = config.believed();
        this.options = new DescribeTopicsOptions()
                .timeoutMs(Math.toIntExact(config.timeout().toMillis()));
        this.clock = clock;
    }

    /** Completes when the topic is known to be there, and fails when it is not, or nobody knows. */
    CompletionStage<Void> find(String topic) {
        Instant now = clock.instant();
        Instant before = seen.get(topic);
        if (before != null && before.plus(believed).isAfter(now)) {
            return CompletableFuture.completedStage(null);
        }
        return admin.describeTopics(List.of(topic), options)
                .allTopicNames()
                .toCompletionStage()
                .handle((found, failure) -> {
                    if (failure == null) {
                        seen.put(topic, now);
                        return null;
                    }
                    seen.remove(topic);
                    throw new IllegalStateException("topic \"" + topic + "\" was not found: " + failure.getMessage());
                });
    }

    @PreDestroy
    void close() {
        admin.close(CLOSE);
    }
}
