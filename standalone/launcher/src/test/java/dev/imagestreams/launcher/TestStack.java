package dev.imagestreams.launcher;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.stack.Component;
import dev.imagestreams.launcher.stack.Installation;
import dev.imagestreams.launcher.stack.Progress;
import dev.imagestreams.launcher.stack.Stack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A stack of its own for one test: an empty folder below the build folder, and ports nobody uses. */
public final class TestStack implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("imagestreams.home"));

    private final Map<String, String> environment = new TreeMap<>();
    private final DataFolder folder;

    private TestStack(DataFolder folder) {
        this.folder = folder;
        for (Port port : Port.values()) {
            environment.put(port.variable(), String.valueOf(Loopback.freePort()));
        }
    }

    /** Stops and deletes what an earlier run left under this name. */
    public static TestStack empty(String name) throws IOException, InterruptedException {
        TestStack stack =
                new TestStack(new DataFolder(Path.of(System.getProperty("imagestreams.test.directory"), name)));
        if (stack.folder.exists()) {
            stack.close();
            stack.folder.delete();
        }
        return stack;
    }

    /** A setting for services started by {@link #run} from now on. */
    public TestStack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Stack stack() throws IOException {
        return Stack.of(folder, new Installation(HOME), environment);
    }

    /** Runs the launcher as people do, in a process of its own. */
    public Outcome run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dimagestreams.home=" + HOME,
                Launcher.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("IMAGESTREAMS_DATA", folder.root().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /**
     * Ends everything at once, since nobody will ask for it again; the data stays for whoever wants to look at it. Only the
     * database is stopped, because what it shares with the system would outlive it.
     */
    @Override
    public void close() throws IOException, InterruptedException {
        if (!folder.exists()) {
            return;
        }
        List<Component> components =
                Stack.of(folder, new Installation(HOME), Map.of()).components();
        for (Component component : components.subList(1, components.size())) {
            component.process().ifPresent(TestStack::kill);
        }
        Component database = components.get(0);
        if (database.process().isPresent()) {
            database.stop();
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** What a command said, and its exit code. */
    public record Outcome(int status, String output) {}
}
