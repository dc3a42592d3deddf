package dev.imagestreams.imports.messaging;

import dev.imagestreams.imports.intake.ReceivedRequest;
import dev.imagestreams.imports.intake.RequestIntake;
import dev.imagestreams.model.error.ImageStreamException;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes {@code import-requested} in: decodes, stores, and by returning lets the offsets be committed. A record that
 * cannot be read or stored goes to the dead letters and the rest of its batch goes on. Batches come one at a time.
 */
@Singleton
public class ImportRequestedConsumer {

    private final RequestIntake intake;
    private final DeadLetters deadLetters;

    public ImportRequestedConsumer(RequestIntake intake, DeadLetters deadLetters) {
        this.intake = intake;
        this.deadLetters = deadLetters;
    }

    @Incoming("import-requested")
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        Map<UUID, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
        List<ReceivedRequest> requests = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                ReceivedRequest request = RequestDecoder.decode(record);
                requests.add(request);
                records.put(request.event(), record);
            } catch (ImageStreamException e) {
                deadLetters.putAside(record, e.getMessage());
            }
        }
        if (!requests.isEmpty()) {
            Map<UUID, String> refused = intake.store(requests);
            for (Map.Entry<UUID, String> refusal : refused.entrySet()) {
                deadLetters.putAside(records.get(refusal.getKey()), refusal.getValue());
            }
        }
    }
}
