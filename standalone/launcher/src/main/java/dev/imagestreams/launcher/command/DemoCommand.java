package dev.imagestreams.launcher.command;

import dev.imagestreams.launcher.demo.Demo;
import dev.imagestreams.launcher.demo.NextSteps;
import dev.imagestreams.launcher.stack.Progress;
import dev.imagestreams.launcher.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Do the main job on real images, check every step, and measure it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything went as promised", "1:something did not"})
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--headless", description = "end at once instead of waiting for a key")
    private boolean headless;

    @Option(
            names = "--moves",
            paramLabel = "N",
            description = "moves to measure after the story (default: ${DEFAULT-VALUE})")
    private int moves = 50;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
        if (!stack.isUp()) {
            System.out.println("The stack is not up: starting it.");
            Progress progress = new Progress(System.out);
            stack.up(progress, null);
            Summary.print(System.out, stack, progress.elapsed());
        }
        boolean kept = new Demo(stack, System.out).run(moves, end -> {
            NextSteps.print(System.out, end);
            waitForPerson();
        });
        return kept ? 0 : 1;
    }

    private void waitForPerson() {
        if (!headless && System.console() != null) {
            System.console().readLine("%nThe demo's registry runs until you press Enter. ");
        }
    }
}
