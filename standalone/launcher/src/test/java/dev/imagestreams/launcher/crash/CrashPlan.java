package dev.imagestreams.launcher.crash;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much is moved while things are killed. The test's own size is small; the long run is
 * {@code -Dcrash.moves=2000 -Dcrash.streams=50}.
 *
 * @param moves of all streams together
 */
record CrashPlan(int moves, int streams) {

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
