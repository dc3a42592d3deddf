package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.stack.Progress;
import dev.imagestreams.launcher.stack.Stack;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start everything that does not run, and say how to reach it.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "more users, in Kubernetes' static token format: token,user,uid,\"group,group\"")
    private @Nullable Path tokenFile;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
        Progress progress = new Progress(System.out);
        stack.up(progress, tokenFile);
        Summary.print(System.out, stack, progress.elapsed());
        Summary.printNext(System.out);
        return 0;
    }
}
