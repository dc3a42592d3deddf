package dev.imagestreams.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final EventSchemas CLOSED = EventSchemas.closed();
    private static final UUID ID = UUID.fromString("7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10");
    private static final URI SOURCE = URI.create("/imagestreams/tag-service");
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.5Z");

    record Sample(EventType type, StreamEvent event) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyEventIsReadAsItWasWritten(@ForAll("events") Sample sample) {
        CloudEvent event = EventCodec.encode(sample.type(), ID, SOURCE, TIME, sample.event());

        assertThat(EventCodec.decode(sample.type(), sample.type().record(), event))
                .isEqualTo(sample.event());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyEventIsAllThatItsSchemaSaysAndNothingElse(@ForAll("events") Sample sample) throws IOException {
        CloudEvent event = EventCodec.encode(sample.type(), ID, SOURCE, TIME, sample.event());
        JsonNode data = ModelJson.mapper().readTree(event.getData().toBytes());

        assertThat(CLOSED.violations(sample.type(), data)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theEnvelopeNamesTheTypeTheStreamAndTheKey(EventType type) {
        StreamEvent content = golden(type);

        CloudEvent event = EventCodec.encode(type, ID, SOURCE, TIME, content);

        assertThat(event.getId()).isEqualTo(ID.toString());
        assertThat(event.getType()).isEqualTo(type.type());
        assertThat(event.getSource()).isEqualTo(SOURCE);
        assertThat(event.getTime()).hasToString("2026-03-01T12:00:00.500Z");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("partitionkey")).isEqualTo(content.key());
        assertThat(event.getSubject()).isEqualTo(content.subject());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void whatIsSaidOfAStreamHasItsKeyAndWhatIsSaidToAConsumerHasHis(EventType type) {
        String key =
                switch (type) {
                    case BUILD_TRIGGERED -> "shop/frontend";
                    case DEPLOY_TRIGGERED -> "shop/web";
                    case TAG_STATE -> "shop/frontend:prod";
                    case ENDPOINT_DISABLED -> "shop/ci";
                    default -> "shop/frontend";
                };

        assertThat(golden(type).key()).isEqualTo(key);
    }

    @Test
    void aChangeIsAboutATagAndHasItsPlaceInTheOrder() {
        CloudEvent event =
                EventCodec.encode(EventType.IMAGE_CHANGED, ID, SOURCE, TIME, golden(EventType.IMAGE_CHANGED));

        assertThat(event.getSubject()).isEqualTo("frontend:prod");
        assertThat(event.getExtension("sequence")).isEqualTo("00000000000000000044");
    }

    @Test
    void aStateIsOfATagAndHasItsPlaceInTheOrder() {
        CloudEvent event = EventCodec.encode(EventType.TAG_STATE, ID, SOURCE, TIME, golden(EventType.TAG_STATE));

        assertThat(event.getSubject()).isEqualTo("frontend:prod");
        assertThat(event.getExtension("sequence")).isEqualTo("00000000000000000044");
    }

    @Property
    void sequencesSortAsTheirNumbers(@ForAll("positions") long one, @ForAll("positions") long other) {
        assertThat(Integer.signum(EventCodec.sequence(one).compareTo(EventCodec.sequence(other))))
                .isEqualTo(Long.compare(one, other));
    }

    @Test
    void anEventIsNotSentUnderAnothersType() {
        assertThatThrownBy(() ->
                        EventCodec.encode(EventType.BUILD_TRIGGERED, ID, SOURCE, TIME, golden(EventType.IMAGE_CHANGED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BUILD_TRIGGERED does not carry a ImageChanged");
    }

    @Test
    void anEventIsNotReadAsAnotherType() {
        CloudEvent built =
                EventCodec.encode(EventType.BUILD_TRIGGERED, ID, SOURCE, TIME, golden(EventType.BUILD_TRIGGERED));

        assertThatThrownBy(() -> EventCodec.decode(EventType.DEPLOY_TRIGGERED, TriggerFired.class, built))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessageContaining("dev.imagestreams.build.triggered.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "7", "{", "{}", "not json", "\u0000", "{\"stream\":\"shop/frontend\"}"})
    void dataThatIsNoEventIsUnreadable(String data) {
        assertUnreadable(event(data));
    }

    @Test
    void anEventWithoutDataIsUnreadable() {
        CloudEvent empty = CloudEventBuilder.v1()
                .withId("1")
                .withType(EventType.IMAGE_CHANGED.type())
                .withSource(SOURCE)
                .build();

        assertUnreadable(empty);
    }

    @Test
    void aSecondDocumentBehindTheFirstIsUnreadable() throws JsonProcessingException {
        String good = ModelJson.mapper().writeValueAsString(golden(EventType.IMAGE_CHANGED));

        assertUnreadable(event(good + "{}"));
    }

    @Test
    void theReasonSaysWhereAndWhatInOneLine() throws JsonProcessingException {
        String bad = ModelJson.mapper()
                .writeValueAsString(golden(EventType.IMAGE_CHANGED))
                .replaceFirst("\"digest\":\"sha256:2+", "\"digest\":\"sha256:22");

        assertThatThrownBy(() -> EventCodec.decode(EventType.IMAGE_CHANGED, ImageChanged.class, event(bad)))
                .message()
                .startsWith("the event's data cannot be read: current.digest: ")
                .endsWith("invalid digest \"sha256:22\"")
                .doesNotContain("\n");
    }

    @Property(tries = 300)
    void garbageIsNeverAnythingButUnreadable(@ForAll String garbage) {
        assertUnreadable(event(garbage));
    }

    @Provide
    Arbitrary<Sample> events() {
        return Arbitraries.of(EventType.class)
                .flatMap(type -> EventArbitraries.of(type).map(event -> new Sample(type, event)));
    }

    @Provide
    Arbitrary<Long> positions() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static void assertUnreadable(CloudEvent event) {
        assertThatThrownBy(() -> EventCodec.decode(EventType.IMAGE_CHANGED, ImageChanged.class, event))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    private static CloudEvent event(String data) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withType(EventType.IMAGE_CHANGED.type())
                .withSource(SOURCE)
                .withData("application/json", data.getBytes(UTF_8))
                .build();
    }

    private static StreamEvent golden(EventType type) {
        return Golden.all()
                .filter(golden -> golden.type() == type)
                .findFirst()
                .orElseThrow()
                .event();
    }
}
