package dev.imagestreams.gateway.watch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket, which Kubernetes offers for watches too and Java clients ask for first: one event per text message. */
final class SocketSink implements EventSink {

    private final ServerWebSocket socket;

    /** @param bytes that may wait for the client before the sink counts as full */
    SocketSink(ServerWebSocket socket, int bytes) {
        this.socket = socket.setWriteQueueMaxSize(bytes);
    }

    @Override
    public void open() {
        // The handshake was the answer. What a client says, other than that it is there, is not listened to.
        socket.handler(said -> {});
    }

    @Override
    public void write(Buffer event) {
        socket.writeTextMessage(event.toString().stripTrailing());
    }

    @Override
    public boolean isFull() {
        return socket.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable action) {
        socket.drainHandler(drained -> action.run());
    }

    @Override
    public void onClose(Runnable action) {
        socket.exceptionHandler(broken -> action.run());
        socket.closeHandler(closed -> action.run());
    }

    @Override
    public void end() {
        socket.close();
    }

    @Override
    public void abort() {
        // The client does not take anything: there is no use in a parting message.
        socket.close((short) 1008);
    }
}
