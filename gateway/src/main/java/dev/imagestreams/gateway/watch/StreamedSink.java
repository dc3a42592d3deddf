package dev.imagestreams.gateway.watch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;

/** An answer that does not end: one JSON object per line. */
final class StreamedSink implements EventSink {

    private final HttpServerResponse response;

    /** @param bytes that may wait for the client before the sink counts as full */
    StreamedSink(HttpServerResponse response, int bytes) {
        this.response = response.setWriteQueueMaxSize(bytes);
    }

    @Override
    public void open() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                // Sends the head.
                .write(Buffer.buffer());
    }

    @Override
    public void write(Buffer event) {
        response.write(event);
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable action) {
        response.drainHandler(drained -> action.run());
    }

    @Override
    public void onClose(Runnable action) {
        response.exceptionHandler(broken -> action.run());
        response.closeHandler(closed -> action.run());
    }

    @Override
    public void end() {
        response.end();
    }

    @Override
    public void abort() {
        response.reset();
    }
}
