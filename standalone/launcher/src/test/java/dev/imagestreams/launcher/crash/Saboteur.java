package dev.imagestreams.launcher.crash;

import dev.imagestreams.launcher.stack.Component;
import java.util.List;

/**
 * Kills every component in turn with SIGKILL and starts it again. Each has its share of the moves: half of it is accepted
 * before the kill, the other half is under way while the component is away.
 */
final class Saboteur {

    private static final int POLL_MILLIS = 5;

    private final List<Component> victims;
    private final Traffic traffic;
    private final int moves;

    Saboteur(List<Component> victims, Traffic traffic, int moves) {
        this.victims = victims;
        this.traffic = traffic;
        this.moves = moves;
    }

    void run() throws Exception {
        for (int i = 0; i < victims.size(); i++) {
            int begin = share(i);
            int end = share(i + 1);
            traffic.allow(end - begin);
            awaitAccepted(begin + (end - begin) / 2);
            kill(victims.get(i), end);
        }
    }

    private int share(int of) {
        return of * moves / victims.size();
    }

    private void kill(Component victim, int allowed) throws Exception {
        ProcessHandle process = victim.process().orElseThrow();
        long began = System.nanoTime();
        process.destroyForcibly();
        int accepted = traffic.accepted();
        process.onExit().get();
        if (accepted >= allowed) {
            throw new IllegalStateException(victim.name() + " was killed when no move was under way");
        }
        victim.start();
        System.out.printf(
                "killed %s after %d of %d moves, ready again after %d ms, %d moves later%n",
                victim.name(), accepted, moves, (System.nanoTime() - began) / 1_000_000, traffic.accepted() - accepted);
    }

    private void awaitAccepted(int count) throws Exception {
        while (traffic.accepted() < count) {
            traffic.requireHealthy();
            Thread.sleep(POLL_MILLIS);
        }
    }
}
