package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source tells and who listens. One thread (the {@link Follower}'s) opens it, appends and closes; watchers join and
 * leave on any thread. While it is closed nobody can join, because nobody could be told what they miss.
 */
final class Feed {

    /** How often within one window everybody is woken, at least. */
    private static final int WAKE_PER_WINDOW = 4;

    private final ChangeSource source;
    private final Frames frames;
    private final WatchConfig config;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Window window;
    private KnownLabels labels = new KnownLabels(Set.of(), Map.of());
    private long followed;

    Feed(ChangeSource source, Frames frames, WatchConfig config) {
        this.source = source;
        this.frames = frames;
        this.config = config;
    }

    boolean serves(ApiResource resource) {
        return source.resources().contains(resource);
    }

    String name() {
        return source.resources().get(0).name();
    }

    Set<Watcher> watchers() {
        return watchers;
    }

    Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    /**
     * The window to read along in.
     *
     * @throws ImageStreamException {@code UNAVAILABLE} while there is none
     */
    Window open() {
        return window().orElseThrow(() ->
                new ImageStreamException(ErrorCode.UNAVAILABLE, "the changes of " + name() + " are not at hand yet"));
    }

    /** Whether nobody was ever told of this version, say because the database was restored from a backup. */
    boolean isFromTheFuture(long version) {
        return version > open().head() && version > source.newest();
    }

    /** Asks the source once, and waits for its answer. */
    void step() throws InterruptedException {
        if (window == null) {
            begin(source.begin());
        }
        append(source.after(followed));
    }

    private void begin(ChangeSource.Beginning beginning) {
        labels = new KnownLabels(beginning.complete(), beginning.labels());
        followed = beginning.version();
        window = new Window(config.window(), config.windowSize().asLongValue(), beginning.floor());
    }

    private void append(ChangeSource.Batch batch) {
        Window open = open();
        Set<Scope> touched = new HashSet<>();
        long unread = 0;
        for (ObjectChange change : batch.changes()) {
            FeedEntry entry = new FeedEntry(change, labels.before(change).orElse(null));
            if (change.version() > open.floor()) {
                int size = frame(entry).length();
                open.add(entry, size);
                touched.add(Scope.of(change));
                touched.add(Scope.of(change).inAllNamespaces());
                unread += size;
            }
            if (unread > config.windowSize().asLongValue() / WAKE_PER_WINDOW) {
                // Even those whom none of this concerns: they must not lie before the window when it moves on.
                open.advance(change.version());
                watchers.forEach(Watcher::wake);
                unread = 0;
            }
        }
        followed = batch.version();
        if (followed > open.head()) {
            open.advance(followed);
            watchers.stream()
                    .filter(watcher -> touched.contains(watcher.scope()))
                    .forEach(Watcher::wake);
        }
    }

    /** Nothing more can be told; watchers have to list again. */
    void close() {
        window = null;
        watchers.forEach(Watcher::expire);
    }

    /** The form most watchers want also tells how large a change is. */
    private Buffer frame(FeedEntry entry) {
        FeedEntry.Form form = new FeedEntry.Form(entry.change().type(), Representation.PLAIN);
        return entry.frame(
                form,
                wanted -> frames.event(
                        wanted.type(), entry.change().resource(), entry.change().object(), wanted.representation()));
    }
}
