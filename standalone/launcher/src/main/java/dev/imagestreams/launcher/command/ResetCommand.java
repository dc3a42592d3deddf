package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.LauncherException;
import dev.imagestreams.launcher.stack.Progress;
import dev.imagestreams.launcher.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stop everything and delete all data.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.existingStack();
        if (!yes && !confirmed(stack)) {
            throw new LauncherException("Nothing was deleted: confirm with --yes.");
        }
        stack.down(new Progress(System.out));
        stack.folder().delete();
        System.out.println("Deleted " + stack.folder().root());
        return 0;
    }

    private static boolean confirmed(Stack stack) {
        if (System.console() == null) {
            return false;
        }
        String answer = System.console()
                .readLine("Delete all data in %s? [y/N] ", stack.folder().root());
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
