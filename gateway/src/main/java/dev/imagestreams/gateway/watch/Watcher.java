package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.api.Change;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One client that watches. It has no queue: it reads the window from its own version on, as fast as the client takes what
 * is written, so a slow one costs its buffer and nobody's time. Everything but {@link #wake}, {@link #tick} and
 * {@link #expire} happens on the event loop of its connection.
 */
final class Watcher {

    private final Scope scope;
    private final WatchPlan plan;
    private final Window window;
    private final Frames frames;
    private final Context context;
    private final EventSink sink;
    private final BiConsumer<Watcher, Ending> onEnd;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final long bookmarkNanos;
    private final long stalledNanos;

    private Representation representation;
    private long version;
    private long bookmarkAt;
    private boolean ended;
    private volatile long fullSince;

    Watcher(
            WatchPlan plan,
            Frames frames,
            WatchConfig config,
            Context context,
            EventSink sink,
            BiConsumer<Watcher, Ending> onEnd) {
        this.scope = plan.scope();
        this.plan = plan;
        this.window = plan.window();
        this.frames = frames;
        this.context = context;
        this.sink = sink;
        this.onEnd = onEnd;
        this.representation = plan.representation();
        this.version = plan.version();
        this.bookmarkNanos = config.bookmarkEvery().toNanos();
        this.stalledNanos = config.stalledAfter().toNanos();
        this.bookmarkAt = System.nanoTime() + bookmarkNanos;
    }

    Scope scope() {
        return scope;
    }

    /** Whether more waits for the client than it takes. */
    boolean isStalled() {
        return fullSince != 0;
    }

    void start() {
        sink.onDrain(() -> {
            fullSince = 0;
            pump();
        });
        sink.onClose(() -> end(Ending.CLOSED));
        sink.open();
        pump();
    }

    /** There is something new. Many calls before it looks are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                pump();
            });
        }
    }

    /** Looks at the clock. */
    void tick() {
        context.runOnContext(now -> {
            long time = System.nanoTime();
            if (fullSince != 0 && time - fullSince > stalledNanos) {
                end(Ending.SLOW);
            } else if (time - plan.endsAt() >= 0) {
                pump();
                bookmark();
                end(Ending.TIMEOUT);
            } else {
                pump();
                if (time - bookmarkAt >= 0) {
                    bookmarkAt = time + bookmarkNanos;
                    bookmark();
                }
            }
        });
    }

    /** What comes next is not known any more. */
    void expire() {
        context.runOnContext(now -> end(Ending.EXPIRED));
    }

    void shutDown() {
        context.runOnContext(now -> end(Ending.SHUTDOWN));
    }

    private void pump() {
        while (!ended && !sink.isFull()) {
            Buffer next = plan.initial().isEmpty() ? following() : initial();
            if (next == null) {
                fullSince = 0;
                return;
            }
            sink.write(next);
        }
        if (!ended && fullSince == 0) {
            // Zero means not full.
            fullSince = System.nanoTime() | 1;
        } else if (!ended && version < window.floor() && plan.initial().isEmpty()) {
            end(Ending.SLOW);
        }
    }

    private Buffer initial() {
        return plan.initial().next(frames, this::nextRepresentation);
    }

    private @Nullable Buffer following() {
        long head = window.head();
        while (true) {
            Optional<FeedEntry> next = window.after(version);
            if (version < window.floor()) {
                end(version == plan.version() ? Ending.EXPIRED : Ending.SLOW);
                return null;
            }
            if (next.isEmpty() || next.get().change().version() > head) {
                version = Math.max(version, head);
                return null;
            }
            FeedEntry entry = next.get();
            version = entry.change().version();
            Optional<Change.Type> type =
                    scope.has(entry.change()) && !plan.initial().include(entry.change())
                            ? plan.selection().toldAs(entry)
                            : Optional.empty();
            if (type.isPresent()) {
                return frame(entry, type.get());
            }
        }
    }

    private Buffer frame(FeedEntry entry, Change.Type type) {
        return entry.frame(
                new FeedEntry.Form(type, nextRepresentation()),
                form -> frames.event(
                        form.type(), scope.resource(), entry.change().object(), form.representation()));
    }

    private Representation nextRepresentation() {
        Representation next = representation;
        representation = representation.withoutHeaders();
        return next;
    }

    private void bookmark() {
        if (!ended && plan.bookmarks() && plan.initial().isEmpty() && !sink.isFull()) {
            sink.write(Frames.bookmark(scope.resource(), version, false));
        }
    }

    private void end(Ending why) {
        if (ended) {
            return;
        }
        ended = true;
        onEnd.accept(this, why);
        switch (why) {
            // The client would have to take what it does not take.
            case SLOW -> sink.abort();
            case EXPIRED -> {
                sink.write(Frames.error(
                        Statuses.expired("too old resource version: " + version + " (" + window.floor() + ")")));
                sink.end();
            }
            case TIMEOUT, SHUTDOWN -> sink.end();
            case CLOSED -> {
                // Nobody is there to be told.
            }
        }
    }
}
