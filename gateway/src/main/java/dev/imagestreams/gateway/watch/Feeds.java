package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/** All feeds with their followers and watchers, from start to stop. */
@ApplicationScoped
public class Feeds {

    private static final long TICK_MILLIS = 1000;

    private final List<Feed> feeds;
    private final List<Follower> followers;
    private final Frames frames;
    private final WatchConfig config;
    private final Vertx vertx;
    private final MeterRegistry meters;

    Feeds(@All List<ChangeSource> sources, Frames frames, WatchConfig config, Vertx vertx, MeterRegistry meters) {
        this.frames = frames;
        this.config = config;
        this.vertx = vertx;
        this.meters = meters;
        this.feeds =
                sources.stream().map(source -> new Feed(source, frames, config)).toList();
        this.followers = feeds.stream().map(Follower::new).toList();
    }

    void start(@Observes StartupEvent event) {
        feeds.forEach(this::meter);
        followers.forEach(Follower::start);
        vertx.setPeriodic(
                TICK_MILLIS, tick -> feeds.forEach(feed -> feed.watchers().forEach(Watcher::tick)));
    }

    void stop(@Observes ShutdownEvent event) {
        feeds.forEach(feed -> feed.watchers().forEach(Watcher::shutDown));
        followers.forEach(Follower::stop);
    }

    Feed of(ApiResource resource) {
        return feeds.stream()
                .filter(feed -> feed.serves(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing tells the changes of " + resource.name()));
    }

    /** @throws ImageStreamException {@code TOO_MANY_REQUESTS} if there are as many watchers as there may be */
    void requireRoom() {
        if (feeds.stream().mapToInt(feed -> feed.watchers().size()).sum() >= config.limit()) {
            throw new ImageStreamException(ErrorCode.TOO_MANY_REQUESTS, "too many watches, please try again later");
        }
    }

    /** To be called on the event loop of the sink. */
    void join(Feed feed, WatchPlan plan, Context loop, EventSink sink) {
        Watcher watcher = new Watcher(plan, frames, config, loop, sink, (who, why) -> ended(feed, who, why));
        feed.watchers().add(watcher);
        watcher.start();
        if (feed.window().filter(plan.window()::equals).isEmpty()) {
            // The feed was closed before it knew of this watcher.
            watcher.expire();
        }
    }

    private void ended(Feed feed, Watcher watcher, Ending why) {
        feed.watchers().remove(watcher);
        meters.counter(
                        WatchMetrics.ENDED,
                        WatchMetrics.FEED,
                        feed.name(),
                        WatchMetrics.REASON,
                        why.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private void meter(Feed feed) {
        Tags tags = Tags.of(WatchMetrics.FEED, feed.name());
        Gauge.builder(WatchMetrics.WATCHERS, feed, it -> it.watchers().size())
                .tags(tags)
                .register(meters);
        Gauge.builder(WatchMetrics.STALLED, feed, it -> it.watchers().stream()
                        .filter(Watcher::isStalled)
                        .count())
                .tags(tags)
                .register(meters);
        Gauge.builder(WatchMetrics.WINDOW, feed, it -> it.window()
                        .map(Window::size)
                        .orElse(0))
                .tags(tags)
                .register(meters);
        Gauge.builder(WatchMetrics.WINDOW_BYTES, feed, it -> it.window()
                        .map(Window::bytes)
                        .orElse(0L))
                .tags(tags)
                .register(meters);
    }
}
