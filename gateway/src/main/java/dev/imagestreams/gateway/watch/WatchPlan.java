package dev.imagestreams.gateway.watch;

/**
 * What was agreed when a watch began.
 *
 * @param window to read along in
 * @param version to follow from
 * @param bookmarks whether the client wants to know how far it has come
 * @param endsAt {@link System#nanoTime()} at which it ends at the latest
 */
record WatchPlan(
        Window window,
        Scope scope,
        Selection selection,
        Representation representation,
        InitialEvents initial,
        long version,
        boolean bookmarks,
        long endsAt) {}
