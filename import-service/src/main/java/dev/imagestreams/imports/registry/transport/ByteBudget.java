package dev.imagestreams.imports.registry.transport;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of unfinished answers all requests together may hold. Each answer has a bound of its own; many registries
 * sending their largest at the same time must not add up to more than the process has.
 */
final class ByteBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** @return false if that is more than is left; then nothing was taken */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}
