package dev.imagestreams.launcher.crash;

import dev.imagestreams.launcher.stack.Component;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills every component in turn with SIGKILL and starts it again, each when a further share of the moves has been
 * accepted, so that moves are under way whenever something dies.
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

    /** @return who was killed while moves were under way, in this order */
    List<String> run() throws Exception {
        List<String> killed = new ArrayList<>();
        for (int i = 0; i < victims.size(); i++) {
            awaitAccepted((i + 1) * moves / (victims.size() + 1));
            if (traffic.hasEnded()) {
                break;
            }
            Component victim = victims.get(i);
            kill(victim);
            killed.add(victim.name());
        }
        return killed;
    }

    private void kill(Component victim) throws Exception {
        ProcessHandle process = victim.process().orElseThrow();
        int before = traffic.accepted();
        long began = System.nanoTime();
        process.destroyForcibly();
        process.onExit().get();
        victim.start();
        System.out.printf(
                "killed %s after %d of %d moves, ready again after %d ms%n",
                victim.name(), before, moves, (System.nanoTime() - began) / 1_000_000);
    }

    private void awaitAccepted(int count) throws InterruptedException {
        while (traffic.accepted() < count && !traffic.hasEnded()) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
