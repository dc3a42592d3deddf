package dev.imagestreams.imports.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.intake.ReceivedRequest;
import dev.imagestreams.model.error.ImageStreamException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {

    private static final String ID = "0190f5fe-0000-7000-8000-000000000001";
    private static final String TYPE = "dev.imagestreams.import.requested.v1";
    private static final String REQUEST =
            """
            {"stream":"team/app","uid":"0190f5fe-0000-7000-8000-000000000002","resourceVersion":7,
             "by":{"actor":"ann","cause":"tag"},"imports":[{"tag":"prod","generation":2,"from":"%s"}],"schedule":[]}""";

    @Test
    void readsARequest() {
        ReceivedRequest received = RequestDecoder.decode(record(ID, TYPE, REQUEST.formatted("quay.io/a/b:1")));

        assertThat(received.event()).isEqualTo(UUID.fromString(ID));
        assertThat(received.time()).isEqualTo(Instant.parse("2026-02-01T12:00:00Z"));
        assertThat(received.request().stream()).hasToString("team/app");
        assertThat(received.request().imports()).singleElement().satisfies(source -> assertThat(source.from())
                .isEqualTo("quay.io/a/b:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "{}", "{\"stream\":\"NO\"}", "{\"stream\":7}"})
    void refusesDataThatIsNoRequest(String data) {
        assertThatThrownBy(() -> RequestDecoder.decode(record(ID, TYPE, data)))
                .isInstanceOf(ImageStreamException.class);
    }

    @Test
    void refusesAnotherKindOfEvent() {
        assertThatThrownBy(() -> RequestDecoder.decode(record(ID, "dev.imagestreams.image.changed.v1", "{}")))
                .hasMessageContaining("expected an event of type " + TYPE);
    }

    @Test
    void refusesAnIdThatIsNoUuid() {
        assertThatThrownBy(() -> RequestDecoder.decode(record("seven", TYPE, REQUEST.formatted("a"))))
                .hasMessage("the event's id is no UUID");
    }

    @Test
    void refusesARecordThatIsNoCloudEvent() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("import-requested", 0, 0, null, "hello".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RequestDecoder.decode(record))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageContaining("no CloudEvent");
    }

    @Test
    void refusesAnEmptyRecord() {
        assertThatThrownBy(() -> RequestDecoder.decode(new ConsumerRecord<>("import-requested", 0, 0, null, null)))
                .hasMessage("the record is empty");
    }

    @Test
    void refusesTextThatNoAnswerCouldRepeat() {
        assertThatThrownBy(() -> RequestDecoder.decode(record(ID, TYPE, REQUEST.formatted("\\ud800"))))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesAScheduleWithoutATag() {
        String request = REQUEST.formatted("a").replace("\"schedule\":[]", "\"schedule\":[{\"from\":\"a\"}]");

        assertThatThrownBy(() -> RequestDecoder.decode(record(ID, TYPE, request)))
                .hasMessage("a scheduled import needs a tag");
    }

    private static ConsumerRecord<byte[], byte[]> record(String id, String type, String data) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("import-requested", 0, 0, null, data.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_type", type);
        header(record, "ce_source", "/imagestreams/tag-service");
        header(record, "ce_time", "2026-02-01T12:00:00Z");
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ConsumerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
