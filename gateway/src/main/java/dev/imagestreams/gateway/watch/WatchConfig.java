package dev.imagestreams.gateway.watch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept for watchers, and how long one of them is waited for. */
@ConfigMapping(prefix = "imagestreams.watch")
public interface WatchConfig {

    /** Watchers at the same time; the next one is told to come again later. */
    @WithDefault("10000")
    int limit();

    /** Recent changes kept in memory per feed. A watcher that comes back from before them has to list again. */
    @WithDefault("10000")
    int window();

    /** The same in bytes of JSON, for streams with a long history; the objects themselves take about as much again. */
    @WithDefault("32M")
    MemorySize windowSize();

    /** What may wait to be sent to one watcher. */
    @WithDefault("64K")
    MemorySize buffer();

    /** How long a watcher may take no bytes while some wait for it, before it is ended. It reconnects where it was. */
    @WithDefault("PT30S")
    Duration stalledAfter();

    /** How often a watcher that asks for bookmarks is told how far it has come. */
    @WithDefault("PT1M")
    Duration bookmarkEvery();

    /** How long a watch lasts that names no time; up to twice as long, so that not all end at once. */
    @WithDefault("PT30M")
    Duration lasts();
}
