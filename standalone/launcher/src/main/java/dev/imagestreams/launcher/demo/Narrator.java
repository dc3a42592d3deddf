package dev.imagestreams.launcher.demo;

import dev.imagestreams.model.image.Digest;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the demo's story: what is done in plain words, then what came of it. */
final class Narrator {

    private static final int SHOWN_HEX = 12;

    private final long began = System.nanoTime();
    private final PrintStream out;
    private int chapter;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        out.printf("%n%d. %s%n", chapter, title);
        out.flush();
    }

    /** Something that has just happened, with the time since the beginning. */
    void tell(String what) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(Locale.ROOT, "   %6.2f s  %s%n", seconds, what);
        out.flush();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Newest first, as in the stream's status. */
    void history(List<Digest> digests) {
        tell("history, newest first: " + digests.stream().map(Narrator::brief).collect(Collectors.joining("  <-  ")));
    }

    /** Enough of a digest to recognise it. */
    static String brief(Digest digest) {
        return digest.algorithm() + ':' + digest.hex().substring(0, SHOWN_HEX);
    }
}
