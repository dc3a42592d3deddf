package dev.imagestreams.gateway.testing;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.stream.ImageStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The order of all changes, for whoever follows it. Versions have no gaps, so a version is a position in the list. */
final class StoredChanges {

    private final List<Change> changes = new ArrayList<>();

    synchronized void add(Change.Type type, long version, ImageStream stream) {
        changes.add(new StreamChange(version, type, stream));
        notifyAll();
    }

    synchronized ChangePage after(long version, int limit, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (changes.size() <= version && System.nanoTime() < deadline) {
            try {
                wait(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        int from = (int) Math.min(version, changes.size());
        List<Change> page = changes.subList(from, Math.min(changes.size(), from + limit));
        return new ChangePage(page, version + page.size());
    }
}
