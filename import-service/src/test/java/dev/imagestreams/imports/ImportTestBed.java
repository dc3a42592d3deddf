package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** tag-service's side of the topics, a registry, and one stream for each test. */
abstract class ImportTestBed {

    static final Attribution ANN = new Attribution("ann", Cause.TAG);
    static final AtomicLong VERSIONS = new AtomicLong();

    static RegistryServer registry;
    static ImagePusher pusher;
    static Wire wire;

    final StreamKey stream = new StreamKey("team", "app-" + UUID.randomUUID());
    final UUID uid = UUID.randomUUID();

    @Inject
    DataSource database;

    @BeforeAll
    static void start() throws Exception {
        registry = RegistryServer.start();
        pusher = new ImagePusher(registry.address());
        wire = new Wire();
    }

    @AfterAll
    static void stop() throws Exception {
        wire.close();
        registry.close();
    }

    @BeforeEach
    void behave() {
        registry.misbehave(RegistryFault.NONE);
    }

    /** Waits until everything said about the stream so far has been taken in: one stream is one partition, in order. */
    void pass() throws Exception {
        UUID id = UUID.randomUUID();
        wire.say(id, new ImportRequested(stream, uid, 0, ANN, List.of(source("marker", 1)), List.of()));
        await().untilAsserted(() ->
                assertThat(wire.answersAbout(stream)).extracting(Wire.Heard::id).contains(DerivedId.ofAnswer(id)));
    }

    long looks(String tag, String method) {
        return registry.requests().stream()
                .filter(request -> request.path().endsWith("/manifests/" + tag))
                .filter(request -> request.method().equals(method))
                .count();
    }

    Wire.Heard onlyAnswer() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        return wire.answersAbout(stream).get(0);
    }

    ImportRequested request(List<TagImport> imports, List<TagImport> schedule) {
        return new ImportRequested(stream, uid, VERSIONS.incrementAndGet(), ANN, imports, schedule);
    }

    static TagImport source(String tag, long generation) {
        return new TagImport(
                new StreamTag(tag),
                generation,
                registry.address() + "/app:" + tag,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
    }

    static Digest digest(Wire.Heard heard, int result) {
        SourceResult answer = heard.event().results().get(result);
        return ((ImportOutcome.Resolved) answer.result()).image().digest();
    }

    static ImportOutcome.Failed failure(Wire.Heard heard, int result) {
        return (ImportOutcome.Failed) heard.event().results().get(result).result();
    }

    static String json(Object value) throws JsonProcessingException {
        return ModelJson.mapper().writeValueAsString(value);
    }

    /** Takes away what is still to be done for a stream: its registry is gone, and the next test has a clean table. */
    void forget(StreamKey stream) throws SQLException {
        change("delete from import_task where stream = ?", stream.toString());
    }

    void change(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    List<String> scheduled() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tag from scheduled_tag where stream = '" + stream + "' order by tag")) {
            List<String> tags = new ArrayList<>();
            while (rows.next()) {
                tags.add(rows.getString(1));
            }
            return tags;
        }
    }

    long count(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
