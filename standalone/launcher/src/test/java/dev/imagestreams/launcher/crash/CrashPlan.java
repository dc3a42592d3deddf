package dev.imagestreams.launcher.crash;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much is moved while things are killed. The test's own size is small; the long run is
 * {@code -Dcrash.moves=2000 -Dcrash.streams=50}.
 *
 * @param moves of all streams together; a multiple of their number
 */
record CrashPlan(int moves, int streams) {

    CrashPlan {
        if (moves % streams != 0) {
            throw new IllegalArgumentException(moves + " moves cannot be shared by " + streams + " streams");
        }
    }

    static CrashPlan fromSystemProperties() {
        return new CrashPlan(Integer.getInteger("crash.moves", 300), Integer.getInteger("crash.streams", 10));
    }

    List<String> streamNames() {
        return IntStream.range(0, streams).mapToObj(i -> "crash-" + i).toList();
    }

    int movesPerStream() {
        return moves / streams;
    }
}
