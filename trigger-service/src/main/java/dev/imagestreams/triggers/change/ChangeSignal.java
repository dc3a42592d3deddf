package dev.imagestreams.triggers.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes whoever waits for changes, in this process, whichever process made them. Only a hint: who wakes must look. */
@Singleton
public class ChangeSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long signals;

    /** Tells everybody who waits that there may be something new. */
    public void raise() {
        lock.lock();
        try {
            signals++;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** To be taken before looking, and handed to {@link #await}: a signal in between is not missed. */
    long mark() {
        lock.lock();
        try {
            return signals;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a signal has been raised since the mark was taken, but not longer than this. */
    void await(long mark, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (signals == mark && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
