package dev.imagestreams.tags.stream.postgres;

import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;

import dev.imagestreams.tags.stream.Sources;
import dev.imagestreams.tags.stream.SourcesContract;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

@QuarkusTest
class PostgresStreamStoreIT extends SourcesContract {

    @Inject
    StreamStore store;

    @Override
    protected <T> T ask(StreamState stream, Function<Sources, T> question) {
        StreamState absent = StreamState.absent(stream.key(), stream.uid(), NOW);
        return QuarkusTransaction.requiringNew().call(() -> {
            if (store.lock(List.of(stream.key())).isEmpty()) {
                store.save(List.of(new StreamTransition(absent, stream, IMPORTER, NOW)));
            }
            return question.apply(store);
        });
    }
}
