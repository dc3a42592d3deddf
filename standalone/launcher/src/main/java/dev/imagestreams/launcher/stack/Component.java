package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.data.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process of a stack. Starting what runs and stopping what does not are not errors: the stack asks first, but a
 * process may come or go in between.
 */
public interface Component {

    String name();

    /** What it listens on; the first is the one people use. */
    List<Port> ports();

    Path log();

    Optional<ProcessHandle> process() throws IOException;

    /** Starts it and returns when others can use it. */
    void start() throws IOException, InterruptedException;

    /** Whether others can use it now. */
    boolean isReady();

    /** Stops it without loss, and returns when it is gone. */
    void stop() throws IOException, InterruptedException;

    /** Where people find it. */
    String address();
}
