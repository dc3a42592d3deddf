package dev.imagestreams.launcher.demo;

import dev.imagestreams.launcher.gateway.GatewayException;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;

/** The demo: the story, the measurement, and what to try next. Every step is checked; nothing is only printed. */
public final class Demo {

    private final Stack stack;
    private final PrintStream out;

    public Demo(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /**
     * @param moves how many to measure after the story
     * @param afterwards called while registry and webhook receiver still run
     * @return whether everything went as promised; if not, why is printed
     */
    public boolean run(int moves, Consumer<DemoEnd> afterwards) throws IOException, InterruptedException {
        Narrator narrator = new Narrator(out);
        try (DemoStage stage = new DemoStage(stack)) {
            new Story(stage, narrator).tell();
            Measurement measurement = new Measurement(stage, narrator);
            measurement.run(moves);
            measurement.checkWebhooks();
            afterwards.accept(new DemoEnd(stage.stream(), DemoStage.TAG, stage.source()));
            return true;
        } catch (DemoFailure | GatewayException | IOException e) {
            narrator.line("");
            narrator.line("The demo failed: " + e.getMessage());
            return false;
        }
    }

    /** What is there when the demo has been told, to play on with. */
    public record DemoEnd(String stream, String tag, String source) {}
}
