package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.stack.Component;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Say what runs and where.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything is ready", "1:something is not"})
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-16s %-10s %9s %10s   %s%n";

    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() throws Exception {
        Stack stack = options.existingStack();
        System.out.printf(ROW, "", "state", "process", "memory", "address");
        long memory = 0;
        boolean ready = true;
        for (Component component : stack.components()) {
            memory += print(component);
            ready &= isReady(component);
        }
        System.out.printf(ROW, "", "", "", mebibytes(memory), "");
        return ready ? 0 : 1;
    }

    private static long print(Component component) throws IOException {
        Optional<ProcessHandle> process = component.process();
        long memory = process.map(ResidentMemory::of).orElse(0L);
        System.out.printf(
                ROW,
                component.name(),
                process.isEmpty() ? "stopped" : component.isReady() ? "ready" : "not ready",
                process.map(handle -> String.valueOf(handle.pid())).orElse(""),
                process.isEmpty() ? "" : mebibytes(memory),
                component.address());
        return memory;
    }

    private static boolean isReady(Component component) throws IOException {
        return component.process().isPresent() && component.isReady();
    }

    private static String mebibytes(long bytes) {
        return bytes / (1024 * 1024) + " MiB";
    }
}
