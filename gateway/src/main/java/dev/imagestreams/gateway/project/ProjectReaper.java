package dev.imagestreams.gateway.project;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Brings terminating projects to their end: deletes what is in them, and then them. What cannot be deleted yet, because a
 * service is away or a stream has finalizers, is tried again; so is what a crash interrupted.
 */
@ApplicationScoped
class ProjectReaper {

    private static final Logger LOG = Logger.getLogger(ProjectReaper.class);

    private static final long AGAIN_MILLIS = 2000;

    private final ProjectStore store;
    private final ProjectContents contents;
    private final ProjectSignal signal;
    private final Thread thread;
    private final Set<String> lingering = new HashSet<>();
    private volatile boolean stopped;

    ProjectReaper(ProjectStore store, ProjectContents contents, ProjectSignal signal) {
        this.store = store;
        this.contents = contents;
        this.signal = signal;
        this.thread = new Thread(this::run, "project-reaper");
        this.thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        signal.changed();
        thread.join(AGAIN_MILLIS);
    }

    private void run() {
        try {
            while (!stopped) {
                long mark = signal.mark();
                reapAll();
                signal.await(mark, AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reapAll() {
        try {
            store.terminating().forEach(this::reap);
        } catch (RuntimeException e) {
            LOG.warnf("projects that end cannot be looked up, trying on cause=%s", e);
        }
    }

    private void reap(String project) {
        try {
            if (!stopped && contents.deleteAll(project)) {
                store.remove(project);
                lingering.remove(project);
                signal.changed();
                LOG.infof("project deleted namespace=%s", project);
            }
        } catch (RuntimeException e) {
            if (lingering.add(project)) {
                LOG.warnf("project cannot be deleted yet, trying on namespace=%s cause=%s", project, e);
            }
        }
    }
}
