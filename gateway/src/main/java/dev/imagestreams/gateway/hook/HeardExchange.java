package dev.imagestreams.gateway.hook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells the other replicas which sources were heard here, and hears from them, every few seconds. */
@ApplicationScoped
public class HeardExchange {

    private static final Logger LOG = Logger.getLogger(HeardExchange.class);
    private static final long EVERY_SECONDS = 5;

    private final HookSources sources;
    private final HeardStore store;
    private final SilenceWatch silence;
    private final Map<String, Instant> told = new HashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hook-heard");
        thread.setDaemon(true);
        return thread;
    });

    HeardExchange(HookSources sources, HeardStore store, SilenceWatch silence) {
        this.sources = sources;
        this.store = store;
        this.silence = silence;
    }

    void start(@Observes StartupEvent event) {
        if (!sources.all().isEmpty()) {
            // Never looked at: the task fails in no way that it does not handle.
            Future<?> unused = later.scheduleWithFixedDelay(this::exchange, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        later.shutdown();
    }

    /** What fails is made good the next time. */
    @ActivateRequestContext
    void exchange() {
        try {
            Map<String, Instant> news = silence.lastHeard();
            news.entrySet().removeAll(told.entrySet());
            if (!news.isEmpty()) {
                store.note(news);
                told.putAll(news);
            }
            store.all().forEach(silence::heardElsewhere);
        } catch (RuntimeException e) {
            LOG.debugf("what was heard of hooks is not exchanged now reason=%s", e.getMessage());
        }
    }
}
