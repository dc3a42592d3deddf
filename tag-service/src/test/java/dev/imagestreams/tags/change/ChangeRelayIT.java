package dev.imagestreams.tags.change;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.tags.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What one stream has to tell is no other's concern. */
@QuarkusTest
class ChangeRelayIT {

    private static final int LARGER_THAN_AN_EVENT = 4_300_000;

    @Inject
    DataSource database;

    @Test
    void whatIsTooLargeForItsTopicDoesNotKeepOthersFromBeingTold() throws SQLException {
        StreamKey key = new StreamKey("relay", "after");
        oweTooLarge("relay/large");

        imported(key, resolved("a", null, "registry.example/team/app:1", "one"));

        assertThat(TestKafka.read(EventType.IMAGE_CHANGED, ImageChanged.class, key, 1))
                .hasSize(1);
    }

    @Test
    void aStreamWhoseTagsCannotBeAskedForIsRefused() {
        StreamKey key = new StreamKey("relay", "wishes");
        String from = "registry.example/" + "path".repeat(55) + ':' + "v".repeat(128);

        Response refused = create(
                key,
                IntStream.range(0, 3_000)
                        .mapToObj(i -> scheduled(external("t".repeat(250) + i, from)))
                        .toArray(TagSpec[]::new));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(problem(refused).code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(problem(refused).message()).contains("relay/wishes", "4177920");
        assertThat(asAlice().get(path(key)).statusCode()).isEqualTo(404);
    }

    /** Behind all that is told so far, and before all that will be. */
    private void oweTooLarge(String stream) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        insert into outgoing_event (resource_version, ordinal, kind, event_id, recorded, data)
                        select value, 1000000, 'IMAGE_CHANGED', gen_random_uuid(), now(), jsonb_build_object(
                            'stream', ?, 'tag', 'a', 'resourceVersion', value, 'observedAt', '2026-01-02T03:04:05Z',
                            'by', jsonb_build_object('actor', 'alice', 'cause', 'tag'),
                            'streamLabels', jsonb_build_object('large', repeat('x', ?)))
                        from change_counter
                        """)) {
            statement.setString(1, stream);
            statement.setInt(2, LARGER_THAN_AN_EVENT);
            statement.executeUpdate();
        }
    }
}
