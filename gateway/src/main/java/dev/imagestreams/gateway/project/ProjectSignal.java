package dev.imagestreams.gateway.project;

import jakarta.enterprise.context.ApplicationScoped;

/** Wakes whoever waits for a change of a project. Changes made by another gateway are not heard: waits are short. */
@ApplicationScoped
class ProjectSignal {

    private long changes;

    synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** To be taken before looking, so that nothing is missed between the look and the wait. */
    synchronized long mark() {
        return changes;
    }

    /** Returns at the first change since the mark, or after a while. */
    synchronized void await(long mark, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (changes == mark && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }
}
