package dev.imagestreams.imports.registry.client;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.VertxOptions;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this process holds at a moment.
 *
 * @param threads by their names without numbers
 * @param descriptors open files and connections
 */
record Leftovers(Map<String, Long> threads, long descriptors) {

    /** Pools of Vert.x, whose threads are started as they are wanted, up to their number. */
    private static final Map<String, Integer> POOLS = Map.of(
            "vert.x-eventloop-thread-#", VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE,
            "vert.x-internal-blocking-#", VertxOptions.DEFAULT_INTERNAL_BLOCKING_POOL_SIZE,
            "vert.x-worker-thread-#", VertxOptions.DEFAULT_WORKER_POOL_SIZE);

    /** Of the JDK's client, by which images are pushed. */
    private static final String PUSHING = "HttpClient-";

    /** Some are late, and some files are opened by classes that load late. */
    private static final int LATE_THREADS = 2;

    private static final long LATE_FILES = 10;

    static Leftovers now() {
        Map<String, Long> threads = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .filter(name -> !name.startsWith(PUSHING))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Leftovers(threads, system.getOpenFileDescriptorCount());
    }

    /** What is more than there was: threads by name, and connections. */
    Map<String, Long> beyond(Leftovers before) {
        Map<String, Long> more = new TreeMap<>();
        threads.forEach((name, count) -> {
            long extra = count - before.threads().getOrDefault(name, 0L);
            if (extra > POOLS.getOrDefault(name, LATE_THREADS)) {
                more.put(name, extra);
            }
        });
        if (descriptors - before.descriptors() > LATE_FILES) {
            more.put("descriptors", descriptors - before.descriptors());
        }
        return more;
    }
}
