package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.stack.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stop everything; all data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        options.existingStack().down(new Progress(System.out));
        return 0;
    }
}
