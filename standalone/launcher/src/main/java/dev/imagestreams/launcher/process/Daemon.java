package dev.imagestreams.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program that goes on when the launcher, and the terminal it was started from, are gone. It writes to a log file and
 * is found again by its process file.
 */
public final class Daemon {

    /** In a session of its own: neither Ctrl-C nor closing the terminal reaches it. */
    private static final List<String> DETACHED = Stream.of("setsid", "nohup")
            .filter(Daemon::isInstalled)
            .findFirst()
            .map(List::of)
            .orElse(List.of());

    private final ProcessFile processFile;
    private final Path log;

    public Daemon(Path processFile, Path log) {
        this.processFile = new ProcessFile(processFile);
        this.log = log;
    }

    public Optional<ProcessHandle> process() throws IOException {
        return processFile.find();
    }

    /**
     * @param environment added to the launcher's own
     * @param without variables of the launcher's own that the program must not see
     */
    public void start(List<String> program, Map<String, String> environment, Set<String> without) throws IOException {
        List<String> command = new ArrayList<>(DETACHED);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(without);
        builder.environment().putAll(environment);
        processFile.write(builder.start().toHandle());
    }

    /** Asks to stop, and after the time given kills. Returns when it is gone. */
    public void stop(Duration patience) throws IOException, InterruptedException {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            running.get().destroy();
            if (!isGone(running.get(), patience)) {
                kill();
            }
        }
        processFile.delete();
    }

    /** SIGKILL: the program gets no chance to tidy up. Returns when it is gone. */
    public void kill() throws IOException, InterruptedException {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            running.get().destroyForcibly();
            isGone(running.get(), Duration.ofSeconds(10));
        }
    }

    private static boolean isGone(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process does not fail", e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
