package dev.imagestreams.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TEXT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void isReadAsTheSpecificationWritesIt() {
        SpanContext span = new TraceContext(TEXT).remote();

        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.isSampled()).isTrue();
        assertThat(span.isRemote()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-0-0-01", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", TEXT + "-x"})
    void whatIsNoneIsNone(String text) {
        assertThat(TraceContext.parse(text)).isNull();
    }

    @Test
    void nobodyMakesOneOfAnythingElse() {
        assertThatThrownBy(() -> new TraceContext("yesterday")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void travelsWithAnAttributionAndAnUnreadableOneStopsNothing() throws Exception {
        Attribution by = new Attribution("alice", Cause.TAG).in(new TraceContext(TEXT));
        String json = ModelJson.mapper().writeValueAsString(by);

        assertThat(json).contains("\"trace\":\"" + TEXT + "\"");
        assertThat(ModelJson.mapper().readValue(json, Attribution.class)).isEqualTo(by);
        assertThat(ModelJson.mapper().readValue(json.replace("00-", "zz-"), Attribution.class))
                .isEqualTo(by.in(null));
    }

    @Test
    void whereNothingIsTracedAStepIsNone() {
        try (Step step = Step.begin("work", SpanKind.INTERNAL, null)) {
            step.with("key", "value").failed("broken");

            assertThat(step.context()).isNull();
            assertThat(TraceContext.current()).isNull();
        }
    }
}
