package dev.imagestreams.launcher;

import dev.imagestreams.launcher.command.Commands;

/** Where the script {@code imagestreams} begins. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
