package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.LauncherException;
import dev.imagestreams.launcher.stack.Component;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the end of the logs.")
final class LogsCommand implements Callable<Integer> {

    private static final int POLL_MILLIS = 200;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "COMPONENT",
            description = "database, broker, import-service, tag-service, trigger-service or gateway (default: all)")
    private @Nullable String component;

    @Option(names = "-f", description = "go on showing what is added, until Ctrl-C")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "how many lines of each (default: ${DEFAULT-VALUE})")
    private int lines = 20;

    @Override
    public Integer call() throws Exception {
        List<Component> chosen = chosen(options.existingStack());
        List<LogTail> tails = chosen.stream()
                .map(each -> new LogTail(each.log(), chosen.size() == 1 ? "" : each.name() + " | "))
                .toList();
        for (LogTail tail : tails) {
            tail.printLast(lines, System.out);
        }
        while (follow) {
            printNew(tails);
            Thread.sleep(POLL_MILLIS);
        }
        return 0;
    }

    private static void printNew(List<LogTail> tails) throws IOException {
        for (LogTail tail : tails) {
            tail.printNew(System.out);
        }
    }

    private List<Component> chosen(Stack stack) {
        List<Component> chosen = stack.components().stream()
                .filter(each -> component == null || each.name().equals(component))
                .toList();
        if (chosen.isEmpty()) {
            throw new LauncherException("There is no " + component + ": choose one of "
                    + stack.components().stream().map(Component::name).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }
}
