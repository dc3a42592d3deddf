package dev.imagestreams.gateway.hook;

import dev.imagestreams.model.api.UnannouncedMove;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Notices when a source that should speak does not: hooks are switched off by registries that could not deliver, and
 * nobody tells. Meanwhile the schedule finds what was pushed, only later. Told in the log once per silence, and by meters.
 */
@Startup
@Singleton
class SilenceWatch {

    private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
    private static final long CHECK_MILLIS = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Silence> bySource;

    SilenceWatch(HookSources sources, MeterRegistry meters, Vertx vertx) {
        bySource = sources.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        HookSource::name, source -> new Silence(source.expectedSilence(), clock.instant())));
        bySource.forEach((name, silence) -> {
            gauge(meters, HookMetrics.SILENCE, name, silence, it -> seconds(it.since(clock.instant())));
            gauge(meters, HookMetrics.SILENT, name, silence, it -> it.tooLong(clock.instant()) ? 1.0 : 0.0);
        });
        vertx.setPeriodic(CHECK_MILLIS, tick -> bySource.forEach(this::check));
    }

    void heard(HookSource source) {
        heardElsewhere(source.name(), clock.instant());
    }

    /** Another replica, or this one before it was started anew, has heard a source. */
    void heardElsewhere(String source, Instant at) {
        Silence silence = bySource.get(source);
        if (silence != null && silence.heard(at).isPresent()) {
            LOG.infof("a source of hooks speaks again source=%s", source);
        }
    }

    /** Of those that were heard at all. */
    Map<String, Instant> lastHeard() {
        Map<String, Instant> heard = new HashMap<>();
        bySource.forEach((name, silence) -> silence.lastHeard().ifPresent(at -> heard.put(name, at)));
        return heard;
    }

    /** @param missed moves it has not told of */
    Hearing of(HookSource source, List<UnannouncedMove> missed) {
        Silence silence = Objects.requireNonNull(bySource.get(source.name()));
        return new Hearing(silence.lastHeard(), silence.tooLongSince(clock.instant()), missed);
    }

    private void check(String name, Silence silence) {
        silence.check(clock.instant())
                .ifPresent(news -> LOG.warnf(
                        "a source of hooks is silent for longer than expected; is it still sending? source=%s seconds=%d",
                        name, silence.since(clock.instant()).toSeconds()));
    }

    private static void gauge(
            MeterRegistry meters, String meter, String source, Silence silence, Function<Silence, Double> value) {
        Gauge.builder(meter, silence, value::apply)
                .tag(HookMetrics.SOURCE, source)
                .register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
