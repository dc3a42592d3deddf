package dev.imagestreams.launcher.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells a person what is happening, one line per step with the time since the beginning. Safe for several threads. */
public final class Progress {

    private final long began = System.nanoTime();
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String subject, String what) {
        out.printf(Locale.ROOT, "%6.1f s  %-16s %s%n", seconds(), subject, what);
        out.flush();
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private double seconds() {
        return elapsed().toMillis() / 1000.0;
    }
}
