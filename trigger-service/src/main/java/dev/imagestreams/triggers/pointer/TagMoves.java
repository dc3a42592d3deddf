package dev.imagestreams.triggers.pointer;

/** News of pointers that moved, wherever the change was consumed. */
public interface TagMoves {

    /** Tells this listener, and no other, until {@link #stop}. */
    void start(Listener listener);

    void stop();

    /** Called by the listening thread: must not wait. */
    interface Listener {

        /** The tag's new pointer can be seen in {@link TagPointers}. */
        void moved(TagKey tag);

        /** Something may have moved without being told: nobody listened for a while. */
        void missedSome();
    }
}
