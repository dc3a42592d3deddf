package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.stack.Installation;
import dev.imagestreams.launcher.stack.LauncherEnvironment;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
final class StackOptions {

    /** Set by the script to the folder it is in. */
    private static final String HOME = "imagestreams.home";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of everything that is kept (default: $IMAGESTREAMS_DATA, else .imagestreams here)")
    private @Nullable Path data;

    private final Map<String, String> environment = System.getenv();

    Stack stack() throws IOException {
        return Stack.of(folder(), installation(), environment);
    }

    /** For commands that make no sense before the first {@code up}. */
    Stack existingStack() throws IOException {
        folder().requireStack();
        return stack();
    }

    DataFolder folder() {
        if (data != null) {
            return new DataFolder(data);
        }
        String chosen = environment.get(LauncherEnvironment.DATA);
        return new DataFolder(
                chosen == null || chosen.isEmpty() ? installation().home().resolve(".imagestreams") : Path.of(chosen));
    }

    private static Installation installation() {
        return new Installation(Path.of(System.getProperty(HOME, ".")));
    }
}
