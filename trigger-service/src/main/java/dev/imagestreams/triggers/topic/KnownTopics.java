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

    /** How long a topic that was there is believed to be there still. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    /** For the broker to say whether a topic is there: part of an attempt, which must end within its lease. */
    private static final DescribeTopicsOptions IN_TIME = new DescribeTopicsOptions().timeoutMs(2_000);

    private final Admin admin;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    KnownTopics(@Identifier("default-kafka-broker") Map<String, Object> broker, Clock clock) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "trigger-service-topics");
        this.admin = Admin.create(settings);
        this.clock = clock;
    }

    /** Completes when the topic is known to be there, and fails when it is not, or nobody knows. */
    CompletionStage<Void> find(String topic) {
        Instant now = clock.instant();
        Instant before = seen.get(topic);
        if (before != null && before.plus(BELIEVED).isAfter(now)) {
            return CompletableFuture.completedStage(null);
        }
        return admin.describeTopics(List.of(topic), IN_TIME)
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
