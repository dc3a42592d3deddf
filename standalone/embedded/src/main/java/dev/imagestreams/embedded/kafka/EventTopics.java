package dev.imagestreams.embedded.kafka;

import dev.imagestreams.model.event.EventType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of {@link EventType} and their dead letters. Services never create topics; whoever runs the broker does,
 * and may do so as often as he likes.
 */
public final class EventTopics {

    /** An event may carry a manifest and a config, each up to what registries accept. */
    public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    /** A dead letter is its record plus the headers that say why. */
    public static final int MAX_LETTER_BYTES = MAX_MESSAGE_BYTES + 64 * 1024;

    /** How many streams can be worked on at the same time; a topic cannot get fewer later. */
    private static final int PARTITIONS = 6;

    /**
     * What keeps the last record of each key: at the latest after a day only that is left, so that a topic does not outgrow
     * the states it holds.
     */
    public static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "86400000");

    private EventTopics() {}

    public static List<String> names() {
        return Stream.of(EventType.values())
                .flatMap(type -> Stream.of(type.topic(), type.deadLetterTopic()))
                .toList();
    }

    /**
     * Creates those that are missing, waiting this long for the broker to answer.
     *
     * @param address of the broker, {@code host:port}
     */
    public static void create(String address, Duration patience) throws InterruptedException {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (Admin admin = Admin.create(client)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.of(EventType.values())
                    .flatMap(type -> Stream.of(
                            topic(type.topic(), MAX_MESSAGE_BYTES, type.isCompacted() ? COMPACTED : Map.of()),
                            topic(type.deadLetterTopic(), MAX_LETTER_BYTES, Map.of())))
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the broker at " + address + " does not create topics", e.getCause());
            }
        }
    }

    private static NewTopic topic(String name, int maxBytes, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("max.message.bytes", String.valueOf(maxBytes));
        return new NewTopic(name, PARTITIONS, (short) 1).configs(settings);
    }
}
