package dev.imagestreams.imports.look;

import java.util.List;

/** Hears what is found of a request while the rest of it is still looked for. */
@FunctionalInterface
public interface Progress {

    /** For who waits for the whole. */
    Progress UNHEARD = findings -> {};

    /**
     * Called by the thread that asked, again and again while it waits.
     *
     * @param findings what has been found since the last call, as it will stay; perhaps nothing
     */
    void found(List<Finding> findings) throws InterruptedException;
}
