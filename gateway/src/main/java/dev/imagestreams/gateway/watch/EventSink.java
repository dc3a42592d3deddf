package dev.imagestreams.gateway.watch;

import io.vertx.core.buffer.Buffer;

/** Where the events of one watch go. Used on the event loop of its connection. */
interface EventSink {

    /** Tells the client that it is listened to; the first event may be long in coming. */
    void open();

    void write(Buffer event);

    /** Whether more waits for the client than it takes. */
    boolean isFull();

    /** @param action when the client has taken what waited */
    void onDrain(Runnable action);

    /** @param action when the client is gone */
    void onClose(Runnable action);

    /** Ends the watch in order. */
    void end();

    /** Ends it at once, whatever the client has not taken yet. */
    void abort();
}
