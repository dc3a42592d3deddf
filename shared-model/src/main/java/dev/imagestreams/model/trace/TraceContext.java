package dev.imagestreams.model.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in a trace, from which the work of others goes on.
 *
 * @param traceparent as in the header of that name: version, trace, span and flags in hexadecimal
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, "traceparent header"</a>
 */
public record TraceContext(@JsonValue String traceparent) {

    /** The header, and the attribute of a CloudEvent (extension "Distributed Tracing"). */
    public static final String NAME = "traceparent";

    private static final Pattern FORMAT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** @throws IllegalArgumentException if this is no context of version 00 */
    public TraceContext {
        if (!FORMAT.matcher(traceparent).matches()) {
            throw new IllegalArgumentException("this is no traceparent of version 00");
        }
    }

    /** Null for what is none: nobody's event is refused because of the trace it says it belongs to. */
    @JsonCreator
    public static @Nullable TraceContext parse(@Nullable String traceparent) {
        boolean readable = traceparent != null && FORMAT.matcher(traceparent).matches();
        return readable ? new TraceContext(traceparent) : null;
    }

    /** Where this thread is; null when nothing is traced. */
    public static @Nullable TraceContext current() {
        return of(Span.current());
    }

    static @Nullable TraceContext of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? new TraceContext("00-" + context.getTraceId() + '-' + context.getSpanId() + '-'
                        + context.getTraceFlags().asHex())
                : null;
    }

    SpanContext remote() {
        return SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
    }

    @Override
    public String toString() {
        return traceparent;
    }
}
