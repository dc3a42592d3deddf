package dev.imagestreams.tags.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Wakes whoever waits for changes, in this process, whichever process made them. Only a hint: who wakes must look. */
@ApplicationScoped
public class ChangeSignal {

    private final AtomicReference<CountDownLatch> next = new AtomicReference<>(new CountDownLatch(1));

    /** Tells everybody who waits that there may be something new. */
    public void raise() {
        next.getAndSet(new CountDownLatch(1)).countDown();
    }

    /** Opens when the signal is raised. To be taken before looking, and awaited after: a signal in between is not missed. */
    public CountDownLatch next() {
        return next.get();
    }
}
