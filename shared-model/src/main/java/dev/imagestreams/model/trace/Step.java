package dev.imagestreams.model.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work within a trace: a span from its beginning until it is closed. Does nothing where nothing is traced.
 * Errors are told by their kind alone, because messages may quote what somebody sent.
 */
public final class Step implements AutoCloseable {

    private static final String TRACER = "dev.imagestreams";

    private static volatile OpenTelemetry recorder = OpenTelemetry.noop();

    private final Span span;

    private Step(Span span) {
        this.span = span;
    }

    /** Says where steps are recorded, when the process starts: nowhere, unless its operator wants traces. */
    public static void recordWith(OpenTelemetry api) {
        recorder = api;
    }

    /**
     * @param name of the kind of work, the same for all of a kind
     * @param wantedBy whoever wanted it; null for work that nobody wanted, which begins a trace
     */
    public static Step begin(String name, SpanKind kind, @Nullable TraceContext wantedBy) {
        SpanBuilder builder = recorder.getTracer(TRACER).spanBuilder(name).setSpanKind(kind);
        if (wantedBy == null) {
            builder.setNoParent();
        } else {
            builder.setParent(Context.root().with(Span.wrap(wantedBy.remote())));
        }
        return new Step(builder.startSpan());
    }

    public Step with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    /** What others go on from; null when nothing is traced. */
    public @Nullable TraceContext context() {
        return TraceContext.of(span);
    }

    /** Made current, what a thread does and logs belongs to this step. */
    public Context inside() {
        return Context.current().with(span);
    }

    public void failed(String kind) {
        span.setStatus(StatusCode.ERROR, kind);
    }

    @Override
    public void close() {
        span.end();
    }
}
