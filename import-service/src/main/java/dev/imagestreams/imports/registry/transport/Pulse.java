package dev.imagestreams.imports.registry.transport;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When registries last answered anything at all, an error or a challenge included: what fails while its registry answers
 * is no sign that the registry is away. Safe for many threads.
 */
public final class Pulse {

    /** More registries than this at once are not remembered: users name them, and memory is finite. */
    private static final int LIMIT = 1_000;

    private final LongSupplier nanos;
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> sources = new ConcurrentHashMap<>();

    public Pulse() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    Pulse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** From now on an answer of the mirror is one of its source: what can be read there is not away. */
    public void standsInFor(String mirror, String source) {
        sources.computeIfAbsent(mirror, none -> ConcurrentHashMap.newKeySet()).add(source);
    }

    /** A moment to be compared with. */
    public long now() {
        return nanos.getAsLong();
    }

    /** @param registry its name as in pull specs */
    public boolean answeredSince(String registry, long moment) {
        Long last = answered.get(registry);
        return last != null && last - moment >= 0;
    }

    /** The same transport, listened to. */
    public RegistryTransport of(RegistryTransport transport) {
        return request -> {
            try {
                RegistryResponse response = transport.send(request);
                beat(request);
                return response;
            } catch (RegistryException e) {
                if (!e.beforeHttp()) {
                    beat(request);
                }
                throw e;
            }
        };
    }

    private void beat(RegistryRequest request) {
        if (answered.size() >= LIMIT) {
            answered.clear();
        }
        long now = nanos.getAsLong();
        String registry = request.registry().name();
        answered.put(registry, now);
        sources.getOrDefault(registry, Set.of()).forEach(source -> answered.put(source, now));
    }
}
